/** Reads a stream of pieces of any size in the sizes one wants. */
export type ByteReader = {
  /** Exactly so many bytes, or the fewer that are left. */
  read(length: number): Promise<Buffer>
  /** Up to and without the line break; undefined when none comes within `limit` bytes. */
  readLine(limit: number): Promise<string | undefined>
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  const more = async (): Promise<boolean> => {
    const next = await pieces.next()
    if (next.done === true) return false
    held.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength))
    size += next.value.byteLength
    return true
  }
  const take = (length: number): Buffer => {
    const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held)
    const taken = all.subarray(0, length)
    const rest = all.subarray(length)
    held = rest.length === 0 ? [] : [rest]
    size = rest.length
    return taken
  }
  return {
    read: async length => {
      while (size < length && (await more()));
      return take(length)
    },
    readLine: async limit => {
      for (;;) {
        const all = Buffer.concat(held)
        held = all.length === 0 ? [] : [all]
        const end = all.indexOf(10)
        if (end >= 0 && end <= limit) {
          const line = take(end).toString('utf8')
          take(1)
          return line
        }
        if (all.length > limit || !(await more())) return undefined
      }
    },
  }
}
