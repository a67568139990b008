/** What people or bays are taken by, each in the order of time, side by side in one piece of memory. */
export type Timelines = {
  room: number
  count: Int32Array
  start: Float64Array
  end: Float64Array
  step: Int32Array
}

export function makeTimelines(resources: number, room: number): Timelines {
  return {
    room,
    count: new Int32Array(resources),
    start: new Float64Array(resources * room),
    end: new Float64Array(resources * room),
    step: new Int32Array(resources * room),
  }
}

/** The place of the first entry that ends after a moment. */
export function firstAfter({ room, count, end }: Timelines, resource: number, moment: number): number {
  const base = resource * room
  let low = base
  let high = base + (count[resource] ?? 0)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((end[middle] ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

export function occupy(lines: Timelines, resource: number, step: number, start: number, end: number): void {
  const { room, count } = lines
  const last = resource * room + (count[resource] ?? 0)
  let at = last
  while (at > resource * room && (lines.start[at - 1] ?? 0) > start) at--
  lines.start.copyWithin(at + 1, at, last)
  lines.end.copyWithin(at + 1, at, last)
  lines.step.copyWithin(at + 1, at, last)
  lines.start[at] = start
  lines.end[at] = end
  lines.step[at] = step
  count[resource] = (count[resource] ?? 0) + 1
}

export function vacate(lines: Timelines, resource: number, step: number): void {
  const { room, count } = lines
  const last = resource * room + (count[resource] ?? 0)
  let at = resource * room
  while (at < last && lines.step[at] !== step) at++
  if (at === last) return
  lines.start.copyWithin(at, at + 1, last)
  lines.end.copyWithin(at, at + 1, last)
  lines.step.copyWithin(at, at + 1, last)
  count[resource] = (count[resource] ?? 0) - 1
}
