import { Socket } from 'node:net'

/**
 * A line that sends everything written in one turn of the event loop at once: for a question of a few bytes the call into
 * the operating system costs more than making and reading it.
 */
export function gathering(): Socket {
  const socket = new Socket()
  // Connecting gives a socket its own way of writing back.
  socket.once('connect', () => gather(socket))
  return socket
}

function gather(socket: Socket): void {
  let isGathering = false
  const send = () => {
    isGathering = false
    socket.uncork()
  }
  const write = socket.write
  socket.write = (...args: unknown[]) => {
    if (!isGathering) {
      isGathering = true
      socket.cork()
      process.nextTick(send)
    }
    return Reflect.apply(write, socket, args)
  }
}
