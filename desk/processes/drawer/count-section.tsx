import { Alert, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { money } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { DrawerView } from '#domain/processes/drawer/contract.ts'
import { closingPath } from './addresses.ts'
import { CashPieces, CountTable } from './count-table.tsx'
import styles from './drawer.module.css'
import { drawerTouches } from './loaders.ts'
import { drawerText } from './text.ts'
import { type CountForm, useCount } from './use-count.ts'

/** Pieces, totals, reason, hand-in: from field to field by Tab, and Ctrl+S closes the day. */
export function CountSection({ view, fromOn }: { view: DrawerView; fromOn: string }) {
  const t = useTexts(drawerText)
  const go = useGo()
  const form = useCount(view)
  const close = useCommand({
    run: api.drawer.close,
    invalidates: drawerTouches,
    onDone: ({ id }) => go(closingPath.href({ id })),
  })
  const open = whyNot(form, t)
  const send = () =>
    void close.send({
      id: newId(),
      throughOn: view.throughOn,
      counted: [...form.counted].map(([way, countedFen]) => ({ way, countedFen })),
      pieces: form.pieces,
      handInFen: form.handInFen,
      reason: form.reason,
    })
  useHotkeys(t.title, [{ key: 'Ctrl+S', label: t.close, run: send, disabled: open !== null }])
  return (
    <>
      {view.waiting > 0 && <Alert type="info" showIcon title={fill(t.waiting, { n: view.waiting })} />}
      <Section title={t.cash}>
        <CashPieces form={form} />
      </Section>
      <Section
        title={t.count}
        extra={<span className="cb-num">{fill(t.days, { from: fromOn, through: view.throughOn })}</span>}
      >
        <div className={styles.form}>
          <CountTable form={form} />
          {form.isWhole && form.offFen !== 0 && (
            <>
              {form.offFen > view.toleranceFen && (
                <Alert type="warning" showIcon title={fill(t.aboveTolerance, { limit: money(view.toleranceFen) })} />
              )}
              <div className={styles.line}>
                <span>{t.reason}</span>
                <Input
                  aria-label={t.reason}
                  maxLength={300}
                  value={form.reason}
                  onChange={event => form.setReason(event.target.value)}
                />
                <strong className={styles.off}>
                  {t.off} {money(form.offFen)}
                </strong>
              </div>
            </>
          )}
          <div className={styles.line}>
            <span>{t.handIn}</span>
            <MoneyInput aria-label={t.handIn} value={form.handInFen} onChange={form.setHandIn} />
            <span className={styles.hint}>
              {t.kept} {money(form.cashFen - form.handInFen)}
            </span>
          </div>
          <ActionButton
            kind="primary"
            label={t.close}
            hotkey="Ctrl+S"
            busy={close.busy}
            disabledReason={open}
            onClick={send}
          />
        </div>
      </Section>
    </>
  )
}

function whyNot(form: CountForm, t: { needCount: string; needReason: string }): string | null {
  if (!form.isWhole) return t.needCount
  return form.offFen !== 0 && form.reason.trim() === '' ? t.needReason : null
}
