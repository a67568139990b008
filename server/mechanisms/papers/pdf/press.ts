import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PaperSheet } from '#domain/mechanisms/papers/sheet.ts'
import type { Images } from './draw-media.ts'

export type PdfTask = { sheet: PaperSheet; images: Images }
export type PdfAnswer = { ok: true; bytes: Uint8Array } | { ok: false; message: string }

export type PdfPress = {
  render: (task: PdfTask) => Promise<Uint8Array>
  isRunning: () => boolean
  close: () => void
}

type Waiting = { task: PdfTask; resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }

const entry = fileURLToPath(new URL('./pdf-child.ts', import.meta.url))

/**
 * Renders in a process of its own. Two full Chinese fonts and the layout take some 250 MB; the process is started by the
 * first paper and ended when nobody has printed for a while, which gives all of it back. One paper at a time: printing
 * must not take the processor from the people at the counter.
 */
export function createPdfPress(limits: { idleMs: number; timeoutMs: number }): PdfPress {
  const queue: Waiting[] = []
  let child: ChildProcess | null = null
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined

  function next(): void {
    if (current !== null) return
    clearTimeout(timer)
    const waiting = queue.shift()
    if (waiting === undefined) {
      timer = setTimeout(stop, limits.idleMs).unref()
      return
    }
    current = waiting
    timer = setTimeout(() => fail(new Error('Rendering took too long')), limits.timeoutMs)
    child ??= start()
    child.ref()
    child.send(waiting.task, error => {
      if (error) fail(error)
    })
  }

  function start(): ChildProcess {
    const started = fork(entry, { serialization: 'advanced', execArgv: [] })
    // A process that was given up may still speak; its answer must not pass for that of the paper now in hand.
    started.on('message', (answer: PdfAnswer) => {
      if (child !== started) return
      const done = current
      current = null
      if (answer.ok) done?.resolve(answer.bytes)
      else done?.reject(new Error(answer.message))
      started.unref()
      started.channel?.unref()
      next()
    })
    const ended = () => {
      if (child === started) fail(new Error('The renderer ended'))
    }
    started.on('error', ended)
    started.on('exit', ended)
    return started
  }

  /** The paper in hand fails, the process is given up, and the rest of the queue goes to a new one. */
  function fail(error: Error): void {
    stop()
    const failed = current
    current = null
    failed?.reject(error)
    if (queue.length > 0) next()
  }

  function stop(): void {
    clearTimeout(timer)
    const stopped = child
    child = null
    stopped?.kill()
  }

  return {
    render: task =>
      new Promise((resolve, reject) => {
        queue.push({ task, resolve, reject })
        next()
      }),
    isRunning: () => child !== null,
    close: () => {
      for (const waiting of queue.splice(0)) waiting.reject(new Error('The renderer was closed'))
      fail(new Error('The renderer was closed'))
    },
  }
}
