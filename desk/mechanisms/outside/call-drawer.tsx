import { Drawer } from 'antd'
import type { OutsideCallView } from '#domain/mechanisms/outside/contract.ts'
import { partyTexts } from '#domain/mechanisms/outside/parties.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { Facts, Section, Stack } from '../kit/section.tsx'
import { StatusOf } from '../kit/status-tag.tsx'
import { callLooks } from './looks.ts'
import styles from './outside.module.css'
import { outsideText, useOperation } from './text.ts'

/** What was asked and answered, word for word. */
export function CallDrawer({ call, onClose }: { call: OutsideCallView; onClose: () => void }) {
  const t = useTexts(outsideText)
  const text = useText()
  const operationOf = useOperation()
  const pay = useCommand({
    run: api.outside.pay,
    invalidates: ['outside', 'payment'],
    success: t.paid,
    onDone: onClose,
  })
  return (
    <Drawer
      open
      title={`${text(partyTexts[call.party])} · ${operationOf(call.operation)}`}
      size={560}
      onClose={onClose}
    >
      <HotkeyLayer>
        <Stack>
          <Facts
            facts={[
              { label: t.state, value: <StatusOf looks={callLooks} value={call.state} /> },
              { label: t.direction, value: t[call.direction] },
              { label: t.at, value: <When at={call.at} /> },
              { label: t.tries, value: call.tries },
              { label: t.subject, value: `${call.subjectKind} ${call.subjectId}`, wide: true },
            ]}
          />
          {call.can.pay && (
            <ActionButton kind="primary" label={t.pay} busy={pay.busy} onClick={() => void pay.send({ id: call.id })} />
          )}
          <Section title={t.request}>
            <pre className={styles.json}>{JSON.stringify(call.request, null, 2)}</pre>
          </Section>
          {call.answer != null && (
            <Section title={t.answer}>
              <pre className={styles.json}>{JSON.stringify(call.answer, null, 2)}</pre>
            </Section>
          )}
        </Stack>
      </HotkeyLayer>
    </Drawer>
  )
}
