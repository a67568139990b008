import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { api } from './api.ts'
import { useCommand } from './command.tsx'
import { wipeDevice } from './offline/device-store.ts'
import { offlineText } from './offline/text.ts'
import { unsentOf, useOutbox } from './offline/use-outbox.ts'
import { useSession } from './session.tsx'
import { useTexts } from './text.ts'

/** Nothing of one person may be shown to the next or stay on the device; what is not sent yet is asked about first. */
export function useSignOut() {
  const t = useTexts(offlineText)
  const { person } = useSession()
  const client = useQueryClient()
  const { modal } = App.useApp()
  const unsent = unsentOf(useOutbox().entries)
  const command = useCommand({ run: api.access.signOut })
  const leave = async () => {
    const outcome = await command.send({})
    if (!outcome.ok) return
    await wipeDevice(person.id)
    client.clear()
    window.location.assign('/')
  }
  return () => {
    if (unsent === 0) void leave()
    else
      modal.confirm({
        title: fill(t.leaveTitle, { n: unsent }),
        content: t.leaveHint,
        okText: t.leave,
        okButtonProps: { danger: true },
        cancelText: t.stay,
        onOk: leave,
      })
  }
}
