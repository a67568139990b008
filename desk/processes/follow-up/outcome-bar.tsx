import { App } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { now } from '#desk/kernel/clock.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { ConfirmBar } from '#desk/mechanisms/kit/confirm-bar.tsx'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { resultTexts } from '#domain/processes/follow-up/kinds.ts'
import { callPath, queuePath } from './addresses.ts'
import styles from './call.module.css'
import { secondsBetween } from './call-clock.ts'
import type { Workspace } from './call-page.tsx'
import { followUpTouches, nextCall } from './loaders.ts'
import type { Talk } from './talk-section.tsx'
import { followUpText } from './text.ts'

type Result = keyof typeof resultTexts
type OutcomeProps = { work: Workspace; talk: Talk; begunAt: string | null }

/** One key ends the call and brings the next one; what is still missing is said instead. */
export function OutcomeBar({ work, talk, begunAt }: OutcomeProps) {
  const t = useTexts(followUpText)
  const text = useText()
  const [nextAt, setNextAt] = useState<string | null>(null)
  const openNext = useOpenNext(work.id)
  const record = useCommand({ run: api.followUp.record, invalidates: followUpTouches, onDone: () => void openNext() })
  const whyNot = (result: Result) => {
    if (result === 'notConvenient' && nextAt === null) return t.timeFirst
    if (result === 'reached' && talk.interviewee !== 'owner' && talk.interviewee !== 'served') return t.whoFirst
    return null
  }
  const { message } = App.useApp()
  const send = (result: Result) => {
    const why = whyNot(result)
    if (why) return void message.warning(why)
    void record.send({
      ...talk,
      id: work.id,
      version: work.version,
      callId: newId(),
      result,
      nextCallAt: result === 'notConvenient' ? nextAt : null,
      tickets: talk.tickets.filter(ticket => ticket.text.trim() !== ''),
      durationSeconds: begunAt ? secondsBetween(begunAt, now()) : 0,
    })
  }
  const results = optionsFrom(resultTexts, text).map((each, index) => ({ ...each, digit: String(index + 1) }))
  useHotkeys(
    t.outcome,
    results.flatMap(({ value, label, digit }) => [
      { key: digit, label, run: () => send(value) },
      { key: `Alt+${digit}`, label, run: () => send(value) },
    ]),
  )
  return (
    <ConfirmBar
      actions={results.map(({ value, label, digit }) => (
        <ActionButton
          key={value}
          kind={value === 'reached' ? 'primary' : 'plain'}
          label={`${digit} ${label}`}
          hotkey={digit}
          busy={record.busy}
          disabledReason={whyNot(value)}
          onClick={() => send(value)}
        />
      ))}
    >
      <strong>{t.outcome}</strong>
      <span className={styles.quiet}>{t.outcomeHint}</span>
      <span className={styles.tags}>
        {t.nextAt}
        <InstantInput aria-label={t.nextAt} value={nextAt} onChange={setNextAt} />
      </span>
    </ConfirmBar>
  )
}

/** The next customer whose time has come; back to the queue when there is nobody. */
function useOpenNext(id: string) {
  const t = useTexts(followUpText)
  const go = useGo()
  const { message } = App.useApp()
  return async () => {
    const next = await nextCall(id, now()).catch(() => undefined)
    void message.success(next ? fill(t.savedNext, { name: next.customer }) : t.allDone)
    go(next ? callPath.href({ id: next.id }) : queuePath.href({}))
  }
}
