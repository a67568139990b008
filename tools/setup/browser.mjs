// Runs on Node 20 before anything is installed: only what Node itself brings.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, run, say } from './terminal.mjs'

const programs = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The browser the journeys run in: the one named by CHROME_PATH, else one of the system, else one installed now. */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('正在安装 Chromium…', 'Installing Chromium for the browser tests')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
    const installed = findBrowser()
    if (installed) return installed
  }
  return fail(
    '浏览器测试需要 Chrome 或 Chromium。请先执行：sudo apt-get install -y chromium（或用 CHROME_PATH 指定路径）',
    'The journeys need Chrome or Chromium. Run: sudo apt-get install -y chromium (or name one by CHROME_PATH)',
  )
}

function findBrowser() {
  const named = process.env.CHROME_PATH
  if (named)
    return existsSync(named) ? named : fail(`CHROME_PATH 不存在：${named}`, `CHROME_PATH does not exist: ${named}`)
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = programs.flatMap(program => folders.map(folder => join(folder, program)))
  return [...onPath, ...places].find(path => existsSync(path) && answers(path))
}

// On some systems chromium-browser is only a note that says to install another package.
function answers(path) {
  return process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}
