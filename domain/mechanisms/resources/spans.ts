/** Whole minutes on the working axis; the end does not belong to it. */
export type Span = { start: number; end: number }

/** Puts a span into a list that is in order and apart, and keeps it so. */
export function addSpan(spans: Span[], { start, end }: Span): void {
  if (end <= start) return
  const first = firstEndingAfter(spans, start - 1)
  let last = first
  let [from, to] = [start, end]
  for (let span = spans[last]; span && span.start <= end; span = spans[++last]) {
    from = Math.min(from, span.start)
    to = Math.max(to, span.end)
  }
  spans.splice(first, last - first, { start: from, end: to })
}

export function joined(spans: Iterable<Span>): Span[] {
  const all: Span[] = []
  for (const span of spans) addSpan(all, span)
  return all
}

/** Where in an ordered list the first span stands that is not over at that minute. */
export function firstEndingAfter(spans: readonly Span[], minute: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (span && span.end <= minute) low = middle + 1
    else high = middle
  }
  return low
}

/** A person, a bay or a car: meanwhile work stops and goes on after it; what is taken belongs to other work. */
export type Lane = { away: readonly Span[]; taken: readonly Span[] }

/**
 * The first time from a minute on at which work fits into all lanes at once, never across what another has taken. Asked
 * a hundred thousand times for one look at a full workshop, so it makes nothing but its answer.
 */
export function firstFit(lanes: readonly Lane[], from: number, minutes: number): Span {
  let begin = from
  for (;;) {
    let start = begin
    let end = begin + minutes
    if (meetsAbsence(lanes, start, end)) ({ start, end } = aroundAbsences(lanes, begin, minutes))
    let next = start
    for (const { taken } of lanes) {
      const block = taken[firstEndingAfter(taken, start)]
      if (block && block.start < end && block.end > next) next = block.end
    }
    if (next === start) return { start, end }
    begin = next
  }
}

function meetsAbsence(lanes: readonly Lane[], start: number, end: number): boolean {
  for (const { away } of lanes) {
    const absence = away[firstEndingAfter(away, start)]
    if (absence && absence.start < end) return true
  }
  return false
}

function aroundAbsences(lanes: readonly Lane[], from: number, minutes: number): Span {
  let [begin, at, left] = [from, from, minutes]
  for (;;) {
    const absence = nextAbsence(lanes, at)
    if (absence === undefined || absence.start >= at + left) return { start: begin, end: at + left }
    if (absence.start > at) left -= absence.start - at
    at = absence.end
    // What has not begun yet begins after it.
    if (left === minutes) begin = at
  }
}

function nextAbsence(lanes: readonly Lane[], at: number): Span | undefined {
  let next: Span | undefined
  for (const { away } of lanes) {
    const absence = away[firstEndingAfter(away, at)]
    if (absence && (next === undefined || absence.start < next.start)) next = absence
  }
  return next
}
