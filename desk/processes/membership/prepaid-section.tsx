import { Input, Select } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { at, Money } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { newId } from '#domain/kernel/id.ts'
import { type PayWay, payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { prepaidKindText } from '#domain/processes/membership/event-texts.ts'
import { memberTouches } from './loaders.ts'
import type { Dialog, Member } from './member-page.tsx'
import styles from './membership.module.css'
import { memberText } from './text.ts'

/** What the member left here, every movement with its bill, and the receipt of the one just made. */
export function PrepaidSection({ member, receiptId }: { member: Member; receiptId: string | null }) {
  const t = useTexts(memberText)
  const text = useText()
  return (
    <Section
      title={t.prepaidLedger}
      extra={receiptId && <PrintButton label={t.receipt} pdfUrl={pdfAddress(receiptId)} />}
    >
      {member.prepaid.length === 0 && <p className={styles.hint}>{t.noPrepaid}</p>}
      {member.prepaid.map(entry => (
        <div key={entry.id} className={styles.row}>
          <StatusTag tone={entry.amountFen > 0 ? 'good' : 'calm'}>{text(prepaidKindText(entry.kind))}</StatusTag>
          <span className={styles.grow}>
            {entry.note} {entry.statementId && <Go to={`/settlement/${entry.statementId}`}>{t.statement}</Go>}
          </span>
          <span className={styles.hint}>
            <span className="cb-num">{at(entry.at)}</span> {entry.by}
          </span>
          <Money fen={entry.amountFen} strong />
        </div>
      ))}
    </Section>
  )
}

type Moved = { amountFen: number; payWay: PayWay; reason?: string }
type Answer = Awaited<ReturnType<typeof api.membership.topUp>>

type FormProps = { member: Member; kind: Dialog | null; onClose: () => void; onMoved: (receiptId: string) => void }

/** One form for both ways: money left here, and money given back. */
export function PrepaidForm({ member, kind, onClose, onMoved }: FormProps) {
  const t = useTexts(memberText)
  const text = useText()
  const isTopUp = kind === 'topUp'
  const { id } = member
  return (
    <DrawerForm<Moved, Moved, Answer>
      key={kind}
      open={isTopUp || kind === 'returnPrepaid'}
      title={isTopUp ? t.topUp : t.returnPrepaid}
      onClose={onClose}
      run={({ reason = '', ...input }, options) =>
        isTopUp
          ? api.membership.topUp({ id, topUpId: newId(), ...input }, options)
          : api.membership.returnPrepaid({ id, returnId: newId(), reason, ...input }, options)
      }
      invalidates={memberTouches}
      onDone={answer => onMoved(answer.paperId)}
      success={t.done}
      initial={{ payWay: 'cash' }}
      toInput={values => values}
    >
      <Field<Moved> name="payWay" label={t.payWay} required picked>
        <Select options={optionsFrom(payWayTexts, text)} />
      </Field>
      <Field<Moved> name="amountFen" label={t.prepaidAmount} required>
        <MoneyInput />
      </Field>
      {!isTopUp && (
        <Field<Moved> name="reason" label={t.reason} required>
          <Input maxLength={200} />
        </Field>
      )}
    </DrawerForm>
  )
}
