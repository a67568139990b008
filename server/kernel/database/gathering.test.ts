import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { gathering } from './gathering.ts'

test('R31: what is written in one turn goes out as one piece, whatever corks and uncorks between; the next turn is another', async () => {
  const heard: string[] = []
  const server = createServer(line => line.on('data', piece => heard.push(String(piece)))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const line = gathering()
  line.connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1')
  await once(line, 'connect')
  let sent = 0
  const count = line._writev
  line._writev = (chunks, done) => {
    sent++
    return count?.call(line, chunks, done)
  }
  for (const word of ['one', 'two', 'three']) {
    line.cork()
    line.write(`${word} `)
    line.uncork()
    await Promise.resolve()
  }
  await new Promise(resolve => setImmediate(resolve))
  line.write('four ')
  line.write('five ')
  while (!heard.join('').includes('five')) await new Promise(resolve => setImmediate(resolve))
  expect(heard.join('')).toBe('one two three four five ')
  expect(sent).toBe(2)
  line.destroy()
  server.close()
})
