import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, yuan } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { pointKindTexts } from '#domain/processes/membership/event-texts.ts'
import { memberPath } from './addresses.ts'
import { memberLoader, memberTouches } from './loaders.ts'
import { CouponForm, PointsForm } from './member-forms.tsx'
import styles from './membership.module.css'
import { PrepaidForm, PrepaidSection } from './prepaid-section.tsx'
import { memberText } from './text.ts'

export type Member = Awaited<ReturnType<typeof api.membership.get>>
export type Dialog = 'grant' | 'redeem' | 'coupon' | 'topUp' | 'returnPrepaid'

/** Points with their ledger, and the coupons the next bill will take. */
export function Page() {
  const { id } = memberPath.useParams()
  const { data, placeholder } = useLoad(memberLoader(id), { rows: 8 })
  return data ? <MemberView key={id} member={data} /> : placeholder
}

function MemberView({ member }: { member: Member }) {
  const t = useTexts(memberText)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [receiptId, setReceiptId] = useState<string | null>(null)
  const join = useCommand({ run: api.membership.join, invalidates: memberTouches, success: t.joinedDone })
  const close = () => setDialog(null)
  const actions = [
    {
      key: 'join',
      label: t.join,
      isShown: member.can.join,
      run: () => void join.send({ id: member.id, memberId: newId() }),
    },
    { key: 'topUp', label: t.topUp, isShown: member.can.topUp, run: () => setDialog('topUp') },
    {
      key: 'returnPrepaid',
      label: t.returnPrepaid,
      isShown: member.can.returnPrepaid && member.prepaidFen > 0,
      run: () => setDialog('returnPrepaid'),
    },
    { key: 'grant', label: t.grant, isShown: member.can.grant, run: () => setDialog('grant') },
    { key: 'redeem', label: t.redeem, isShown: member.can.redeem, run: () => setDialog('redeem') },
    { key: 'coupon', label: t.issue, isShown: member.can.coupon, run: () => setDialog('coupon') },
  ]
  return (
    <div className={styles.page}>
      <DetailHeader
        title={member.name}
        subtitle={member.joinedAt === null ? t.notMember : `${t.joined} ${at(member.joinedAt)}`}
        facts={[
          { label: t.prepaid, value: yuan(member.prepaidFen) },
          { label: t.balance, value: <span className="cb-num">{member.balance}</span> },
        ]}
        actions={actions.filter(action => action.isShown).map(({ key, label, run }) => ({ key, label, onClick: run }))}
      />
      <Columns
        main={
          <>
            <Ledger member={member} />
            <PrepaidSection member={member} receiptId={receiptId} />
          </>
        }
        side={<Coupons member={member} />}
      />
      <PrepaidForm member={member} kind={dialog} onClose={close} onMoved={setReceiptId} />
      <PointsForm member={member} kind={dialog} onClose={close} />
      <CouponForm member={member} open={dialog === 'coupon'} onClose={close} />
    </div>
  )
}

function Ledger({ member }: { member: Member }) {
  const t = useTexts(memberText)
  const text = useText()
  return (
    <Section title={t.ledger}>
      {member.entries.length === 0 && <p className={styles.hint}>{t.noEntries}</p>}
      {member.entries.map(entry => (
        <div key={entry.id} className={styles.row}>
          <StatusTag tone={entry.points > 0 ? 'good' : 'calm'}>{text(pointKindTexts[entry.kind])}</StatusTag>
          <span className={styles.grow}>
            {entry.reason}{' '}
            {entry.statement && <Go to={`/settlement/${entry.statement.id}`}>{entry.statement.number}</Go>}
          </span>
          <span className={styles.hint}>
            <span className="cb-num">{at(entry.at)}</span> {entry.by}
          </span>
          <strong className="cb-num">{entry.points}</strong>
        </div>
      ))}
    </Section>
  )
}

function Coupons({ member }: { member: Member }) {
  const t = useTexts(memberText)
  return (
    <>
      {member.lots.length > 0 && (
        <Section title={t.lots}>
          {member.lots.map(lot => (
            <div key={lot.id} className={styles.row}>
              <span className={styles.grow}>{fill(t.until, { on: lot.expiresOn })}</span>
              <span className="cb-num">{lot.leftPoints}</span>
            </div>
          ))}
        </Section>
      )}
      <Section title={t.coupons}>
        {member.coupons.length === 0 && <p className={styles.hint}>{t.noCoupons}</p>}
        {member.coupons.map(coupon => (
          <div key={coupon.id} className={styles.row}>
            <strong>{coupon.name}</strong>
            <span className={styles.grow}>
              {coupon.usedFen === null
                ? fill(t.until, { on: coupon.expiresOn })
                : fill(t.used, { amount: yuan(coupon.usedFen) })}
            </span>
            <span className="cb-num">{yuan(coupon.amountFen)}</span>
          </div>
        ))}
      </Section>
    </>
  )
}
