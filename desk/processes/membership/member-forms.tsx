import { Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { DateInput, IntInput, MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { memberTouches } from './loaders.ts'
import type { Dialog, Member } from './member-page.tsx'
import { memberText } from './text.ts'

type Points = { points: number; reason: string }
type Answer = Awaited<ReturnType<typeof api.membership.grant>>

/** One form for both ways: points given and points taken. */
export function PointsForm({ member, kind, onClose }: { member: Member; kind: Dialog | null; onClose: () => void }) {
  const t = useTexts(memberText)
  const isGrant = kind === 'grant'
  return (
    <DrawerForm<Points, Points, Answer>
      key={kind}
      open={kind === 'grant' || kind === 'redeem'}
      title={isGrant ? t.grant : t.redeem}
      onClose={onClose}
      run={(input, options) =>
        isGrant
          ? api.membership.grant({ id: member.id, lotId: newId(), ...input }, options)
          : api.membership.redeem({ id: member.id, redemptionId: newId(), ...input }, options)
      }
      invalidates={memberTouches}
      success={t.done}
      toInput={values => values}
    >
      <Field<Points> name="points" label={t.points} required>
        <IntInput />
      </Field>
      <Field<Points> name="reason" label={t.reason} required>
        <Input maxLength={200} />
      </Field>
    </DrawerForm>
  )
}

type Coupon = { name: string; amountFen: number; minimumFen?: number | null; expiresOn: string }

export function CouponForm({ member, open, onClose }: { member: Member; open: boolean; onClose: () => void }) {
  const t = useTexts(memberText)
  return (
    <DrawerForm<Coupon, Parameters<typeof api.membership.issueCoupon>[0], Answer>
      open={open}
      title={t.issue}
      onClose={onClose}
      run={api.membership.issueCoupon}
      invalidates={memberTouches}
      success={t.done}
      toInput={values => ({ id: member.id, couponId: newId(), ...values, minimumFen: values.minimumFen ?? 0 })}
    >
      <Field<Coupon> name="name" label={t.name} required>
        <Input maxLength={60} />
      </Field>
      <Field<Coupon> name="amountFen" label={t.amount} required>
        <MoneyInput />
      </Field>
      <Field<Coupon> name="minimumFen" label={t.minimum}>
        <MoneyInput />
      </Field>
      <Field<Coupon> name="expiresOn" label={t.expiresOn} required>
        <DateInput />
      </Field>
    </DrawerForm>
  )
}
