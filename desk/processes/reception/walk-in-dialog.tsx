import { Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { visitPath } from './addresses.ts'
import { visitKinds } from './loaders.ts'
import { receptionText } from './text.ts'
import { visitText } from './visit-text.ts'

type Values = { personName: string; phone?: string; plate?: string }

/** Somebody without a car at hand: a name is enough to begin. */
export function WalkInDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(receptionText)
  const v = useTexts(visitText)
  const go = useGo()
  return (
    <DrawerForm<Values, Parameters<typeof api.visits.arrive>[0], Awaited<ReturnType<typeof api.visits.arrive>>>
      open
      title={t.walkIn}
      onClose={onClose}
      saveLabel={t.arrive}
      run={api.visits.arrive}
      invalidates={[...visitKinds]}
      toInput={values => ({
        id: newId(),
        personName: values.personName,
        phone: values.phone || null,
        plate: values.plate || null,
      })}
      onDone={visit => go(visitPath.href({ id: visit.id }))}
    >
      <Field<Values> name="personName" label={v.contactName} required>
        <Input autoFocus maxLength={60} />
      </Field>
      <Field<Values> name="phone" label={v.contactPhone}>
        <Input inputMode="tel" maxLength={30} />
      </Field>
      <Field<Values> name="plate" label={t.plate}>
        <Input maxLength={12} />
      </Field>
    </DrawerForm>
  )
}
