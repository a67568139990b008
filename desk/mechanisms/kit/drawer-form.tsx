import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import { HotkeyLayer, useHotkeys } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { CommandFormBody, type CommandFormSpec, useCommandForm, useDiscardGuard } from './command-form.tsx'
import { kitText } from './kit-text.ts'

type DrawerFormProps<V extends object, I, O> = CommandFormSpec<V, I, O> & {
  open: boolean
  title: string
  onClose: () => void
  width?: number
  saveLabel?: string
  children: ReactNode
}

/** A form at the side of the page it belongs to; each opening is a new form with a new idempotency key. */
export function DrawerForm<V extends object, I, O>(props: DrawerFormProps<V, I, O>) {
  return props.open ? (
    <HotkeyLayer>
      <OpenDrawer {...props} />
    </HotkeyLayer>
  ) : null
}

function OpenDrawer<V extends object, I, O>(props: DrawerFormProps<V, I, O>) {
  const { title, onClose, width = 480, saveLabel, onDone, children, open: _open, ...spec } = props
  const t = useTexts(kitText)
  const guard = useDiscardGuard()
  const form = useCommandForm<V, I, O>({
    ...spec,
    onDone: answer => {
      onDone?.(answer)
      onClose()
    },
  })
  const leave = () => guard(form.isTouched(), onClose)
  useHotkeys(title, [
    { key: 'Ctrl+S', label: saveLabel ?? t.save, run: form.submit },
    { key: 'Esc', label: t.close, run: leave },
  ])
  return (
    <Drawer
      open
      title={title}
      size={width}
      onClose={leave}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={leave}>{t.cancel}</Button>
          <Button type="primary" loading={form.busy} onClick={form.submit}>
            {saveLabel ?? t.save}
          </Button>
        </div>
      }
    >
      <CommandFormBody form={form}>{children}</CommandFormBody>
    </Drawer>
  )
}
