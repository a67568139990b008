import { Button, Input, Radio, Segmented } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { at, When } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { CommandFormBody, useCommandForm } from '#desk/mechanisms/kit/command-form.tsx'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { TimelineButton } from '#desk/mechanisms/timeline/timeline-drawer.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import styles from './delivery.module.css'
import { deliveryTouches } from './loaders.ts'
import { channelTexts, deliveryText } from './text.ts'

type NoticeInput = Parameters<typeof api.delivery.notify>[0]
type Answer = Awaited<ReturnType<typeof api.delivery.notify>>
type Values = {
  channel: keyof typeof channelTexts
  reached: boolean
  personReached?: string
  delayReason?: string
  newTimeAt?: string | null
}

function inputOf(view: DeliveryView, kind: 'delivery' | 'delay', values: Values): NoticeInput {
  return {
    id: view.orderId,
    version: view.version,
    noticeId: newId(),
    kind,
    channel: values.channel,
    reached: values.reached,
    personReached: values.personReached?.trim() ?? '',
    delayReason: values.delayReason?.trim() ?? '',
    newTimeAt: values.newTimeAt ?? null,
  }
}

/** Each attempt is kept; only a reached customer, or a written message, counts as told. */
export function NoticePanel({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const form = useCommandForm<Values, NoticeInput, Answer>({
    run: api.delivery.notify,
    invalidates: deliveryTouches,
    success: t.noticed,
    initial: { channel: 'call', reached: true, personReached: view.customer },
    toInput: values => inputOf(view, 'delivery', values),
  })
  useHotkeys(t.notify, [{ key: 'Ctrl+S', label: t.saveNotice, run: form.submit }])
  return (
    <Section
      title={t.notify}
      extra={view.noticeDueAt && <Countdown dueAt={view.noticeDueAt} doneAt={view.notifiedAt} />}
    >
      <p className={styles.phrase}>{t.noticePhrase}</p>
      <CommandFormBody form={form}>
        <NoticeFields />
      </CommandFormBody>
      <div className={styles.foot}>
        <Button type="primary" loading={form.busy} onClick={form.submit}>
          {t.saveNotice}
        </Button>
      </div>
    </Section>
  )
}

export function DelayDrawer({ view, onClose }: { view: DeliveryView; onClose: () => void }) {
  const t = useTexts(deliveryText)
  return (
    <DrawerForm<Values, NoticeInput, Answer>
      open
      title={t.delay}
      onClose={onClose}
      run={api.delivery.notify}
      invalidates={deliveryTouches}
      success={t.noticed}
      saveLabel={t.saveNotice}
      initial={{ channel: 'call', reached: true, personReached: view.customer }}
      toInput={values => inputOf(view, 'delay', values)}
    >
      <Field<Values> name="delayReason" label={t.delayReason} required>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 4 }} maxLength={300} />
      </Field>
      <Field<Values> name="newTimeAt" label={t.newTime} required>
        <InstantInput />
      </Field>
      <NoticeFields />
    </DrawerForm>
  )
}

function NoticeFields() {
  const t = useTexts(deliveryText)
  const text = useText()
  return (
    <FormGrid columns={3}>
      <Field<Values> name="channel" label={t.channel} required>
        <Segmented options={optionsFrom(channelTexts, text)} />
      </Field>
      <Field<Values> name="reached" label={t.reached} required>
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      </Field>
      <Field<Values> name="personReached" label={t.person}>
        <Input maxLength={60} />
      </Field>
    </FormGrid>
  )
}

export function NoticeList({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const text = useText()
  return (
    <Section title={t.notices} extra={<TimelineButton threadId={view.orderId} about={['order']} />}>
      {view.notices.length === 0 && <span className={styles.hint}>{t.noNotices}</span>}
      {view.notices.map(notice => (
        <div key={notice.id} className={styles.row}>
          <When at={notice.noticedAt} />
          <strong>{notice.kind === 'delay' ? t.delayNotice : t.pickNotice}</strong>
          <span>{text(channelTexts[notice.channel])}</span>
          {notice.reached ? (
            <StatusTag tone="good">{notice.personReached || t.reached}</StatusTag>
          ) : (
            <StatusTag tone="warn">{t.unreached}</StatusTag>
          )}
          {notice.nextAttemptAt && <span>{fill(t.nextAttempt, { at: at(notice.nextAttemptAt, 'time') })}</span>}
          {notice.delayReason !== '' && (
            <span>
              {notice.delayReason} → {at(notice.newTimeAt)}
            </span>
          )}
        </div>
      ))}
    </Section>
  )
}
