// Runs on Node 20 before anything is installed: only what Node itself brings.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'

/** One short line in both languages, so that whoever starts Carebay can follow. */
export function say(zh, en) {
  console.log(`${zh}  ${en}`)
}

export function fail(zh, en) {
  console.error(`\n${zh}\n${en}`)
  process.exit(1)
}

/** Runs a program in the foreground and returns its exit code; a signal to us is passed on to it. */
export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const stopListening = passSignals(child)
    const finish = code => {
      stopListening()
      resolve(code)
    }
    child.once('error', error => {
      console.error(`${command}: ${error.message}`)
      finish(127)
    })
    child.once('exit', (code, signal) => finish(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })
}

function passSignals(child) {
  const pass = signal => {
    // In a terminal the child gets Ctrl+C by itself; we only have to outlive it and hand on its exit code.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  const watch = watchParent(() => child.kill('SIGTERM'))
  return () => {
    clearInterval(watch)
    for (const signal of signals) process.off(signal, pass)
  }
}

// npm passes SIGTERM to the shell it runs scripts in, and that shell dies without telling us: seen as a new parent.
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  return setInterval(() => process.ppid !== parent && onGone(), 500)
}

export async function askYes(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return !/^\s*(n|no|否|不)/i.test(await terminal.question(`${question} [Y/n] `))
  } finally {
    terminal.close()
  }
}
