import { texts } from '#domain/kernel/texts.ts'

export const movementTexts = texts({
  opening: ['期初', 'Opening'],
  receive: ['入库', 'Received'],
  issue: ['发料', 'Issued'],
  return: ['退料', 'Returned'],
  adjust: ['盘点调整', 'Adjusted'],
  reserve: ['备料', 'Reserved'],
  release: ['释放', 'Released'],
  reverse: ['冲销', 'Reversed'],
})
