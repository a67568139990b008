import type { Instant } from '#domain/kernel/time.ts'

export type CalendarEntry = {
  id: string
  from: Instant
  to: Instant
  stampedAt: Instant
  title: string
  place: string
  note: string
}

const LINE_BYTES = 75

/** The booking as an entry of the telephone's own calendar (RFC 5545), with a reminder the day before. */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Carebay//Booking//ZH',
    'BEGIN:VEVENT',
    `UID:${entry.id}@carebay`,
    `DTSTAMP:${stamp(entry.stampedAt)}`,
    `DTSTART:${stamp(entry.from)}`,
    `DTEND:${stamp(entry.to)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.place)}`,
    `DESCRIPTION:${escaped(entry.note)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    `DESCRIPTION:${escaped(entry.title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function stamp(at: Instant): string {
  return at.replace(/[-:]|\.\d+/g, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

// A line holds 75 bytes, not signs: Chinese takes three each.
function folded(line: string): string {
  let out = ''
  let used = 0
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length
    if (used + size > LINE_BYTES) {
      out += '\r\n '
      used = 1
    }
    out += sign
    used += size
  }
  return out
}
