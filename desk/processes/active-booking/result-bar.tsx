import { App } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { now } from '#desk/kernel/clock.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { ConfirmBar } from '#desk/mechanisms/kit/confirm-bar.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { contactResultTexts } from '#domain/processes/active-booking/kinds.ts'
import { appointmentPath } from '../appointments/addresses.ts'
import styles from '../follow-up/call.module.css'
import { secondsBetween } from '../follow-up/call-clock.ts'
import { candidatePath, candidatesPath } from './addresses.ts'
import type { Work } from './call-page.tsx'
import { candidateTouches, nextCandidate } from './loaders.ts'
import type { Notes } from './notes.tsx'
import { activeText } from './text.ts'

const results = ['booked', 'later', 'noAnswer', 'wrongPerson', 'declined'] as const
type Result = (typeof results)[number]
type BarProps = { work: Work; notes: Notes; begunAt: string | null }

/** One key ends the contact: a yes goes on in the booking, everything else brings the next customer. */
export function ResultBar({ work, notes, begunAt }: BarProps) {
  const t = useTexts(activeText)
  const text = useText()
  const go = useGo()
  const { message } = App.useApp()
  const openNext = useOpenNext(work.id)
  const book = useCommand({
    run: api.activeBooking.book,
    invalidates: candidateTouches,
    success: t.bookedNow,
    onDone: done => go(appointmentPath.href({ id: done.appointmentId })),
  })
  const record = useCommand({
    run: api.activeBooking.record,
    invalidates: candidateTouches,
    onDone: () => void openNext(),
  })
  const whyNot = (result: Result) => (result === 'later' && notes.nextAt === null ? t.timeFirst : null)
  const send = (result: Result) => {
    const why = whyNot(result)
    if (why) return void message.warning(why)
    const said = saidOf(work, notes, begunAt)
    if (result === 'booked') void book.send({ ...said, appointmentId: newId() })
    else void record.send({ ...said, result, nextAt: result === 'later' ? notes.nextAt : null })
  }
  const buttons = results.map((value, index) => ({
    value,
    label: text(contactResultTexts[value]),
    digit: String(index + 1),
  }))
  useHotkeys(
    t.record,
    buttons.flatMap(({ value, label, digit }) => [
      { key: digit, label, run: () => send(value) },
      { key: `Alt+${digit}`, label, run: () => send(value) },
    ]),
  )
  return (
    <ConfirmBar
      actions={buttons.map(({ value, label, digit }) => (
        <ActionButton
          key={value}
          kind={value === 'booked' ? 'primary' : 'plain'}
          label={`${digit} ${label}`}
          hotkey={digit}
          busy={book.busy || record.busy}
          disabledReason={whyNot(value)}
          onClick={() => send(value)}
        />
      ))}
    >
      <strong>{t.record}</strong>
      <span className={styles.quiet}>{t.outcomeHint}</span>
    </ConfirmBar>
  )
}

function saidOf(work: Work, notes: Notes, begunAt: string | null) {
  const { method, note, told, outcome } = notes
  return {
    id: work.id,
    version: work.version,
    contactId: newId(),
    method,
    note,
    durationSeconds: begunAt === null ? 0 : secondsBetween(begunAt, now()),
    explained: told.length > 0 && outcome !== null ? { told: [...told], outcome } : null,
  }
}

/** The next customer whose time has come; back to the list when there is nobody. */
function useOpenNext(id: string) {
  const t = useTexts(activeText)
  const go = useGo()
  const { message } = App.useApp()
  return async () => {
    const next = await nextCandidate(id).catch(() => undefined)
    void message.success(next ? fill(t.savedNext, { name: next.customer }) : t.allDone)
    go(next ? candidatePath.href({ id: next.id }) : candidatesPath.href({}))
  }
}
