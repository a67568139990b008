import {
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'

/** Space picks up and drops, so that Enter stays free to open. A finger holds a moment, so that it can scroll. */
export function useDragSensors(coordinateGetter: KeyboardCoordinateGetter) {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  )
}

/** One press of an arrow is one column further. */
export const columnKeys: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = event.code === KeyboardCode.Right ? 1 : event.code === KeyboardCode.Left ? -1 : 0
  const held = context.collisionRect
  if (step === 0 || !held) return undefined
  event.preventDefault()
  const columns = [...context.droppableRects.values()].sort((a, b) => a.left - b.left)
  const middle = held.left + held.width / 2
  const here = columns.findIndex(column => middle >= column.left && middle <= column.right)
  const next = columns[here + step]
  return next ? { x: next.left + (next.width - held.width) / 2, y: currentCoordinates.y } : undefined
}

/** One press is one step of time or one row. */
export function stepKeys(stepX: () => number, stepY: number): KeyboardCoordinateGetter {
  return (event, { currentCoordinates: { x, y } }) => {
    switch (event.code) {
      case KeyboardCode.Right:
        return { x: x + stepX(), y }
      case KeyboardCode.Left:
        return { x: x - stepX(), y }
      case KeyboardCode.Down:
        return { x, y: y + stepY }
      case KeyboardCode.Up:
        return { x, y: y - stepY }
      default:
        return undefined
    }
  }
}
