type Point = { x: number; y: number }

/** A ring around something, or an arrow to it, in the pixels of the photo. */
export type Mark = { kind: 'ring' | 'arrow'; from: Point; to: Point }

const HEAD = 0.22

/** The shaft and the two strokes of its head, as an SVG path; the canvas draws the same. */
export function arrowPath({ from, to }: Mark): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) * HEAD
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const stroke = (turn: number) =>
    `M ${to.x} ${to.y} L ${to.x - length * Math.cos(angle + turn)} ${to.y - length * Math.sin(angle + turn)}`
  return `M ${from.x} ${from.y} L ${to.x} ${to.y} ${stroke(0.5)} ${stroke(-0.5)}`
}

/** The photo with its marks as a new picture. */
export async function drawMarks(photo: HTMLImageElement, marks: readonly Mark[]): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = photo.naturalWidth
  canvas.height = photo.naturalHeight
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.drawImage(photo, 0, 0)
  pen.strokeStyle = '#ff1f1f'
  pen.lineWidth = photo.naturalWidth / 120
  pen.lineCap = 'round'
  for (const mark of marks) pen.stroke(shapeOf(mark))
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.88))
}

function shapeOf(mark: Mark): Path2D {
  if (mark.kind === 'arrow') return new Path2D(arrowPath(mark))
  const { from, to } = mark
  const ring = new Path2D()
  const centre = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  ring.ellipse(centre.x, centre.y, Math.abs(to.x - from.x) / 2, Math.abs(to.y - from.y) / 2, 0, 0, Math.PI * 2)
  return ring
}
