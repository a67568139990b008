/** A bar on a terminal, a line per step elsewhere. */
export type Progress = { step(name: string): void; share(done: number, of: number): void; end(): void }

export function terminalProgress(out: NodeJS.WriteStream): Progress {
  let name = ''
  let last = -1
  const draw = (percent: number) => {
    if (percent === last) return
    last = percent
    if (out.isTTY)
      out.write(
        `\r  ${name.padEnd(24)} ${'█'.repeat(Math.floor(percent / 5)).padEnd(20, '░')} ${String(percent).padStart(3)}%`,
      )
  }
  return {
    step: next => {
      if (out.isTTY && name !== '') out.write('\n')
      name = next
      last = -1
      if (!out.isTTY) out.write(`  ${name}\n`)
      draw(0)
    },
    share: (done, of) => draw(of === 0 ? 100 : Math.floor((done / of) * 100)),
    end: () => void (out.isTTY && out.write('\n')),
  }
}
