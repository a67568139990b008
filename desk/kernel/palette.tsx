import { Modal } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useFocusBack } from './browser.ts'
import { kernelText } from './kernel-text.ts'
import { type Navigation, useActions } from './navigation.tsx'
import styles from './overlay.module.css'
import { useGo } from './router.tsx'
import { useCan } from './session.tsx'
import { useText, useTexts } from './text.ts'

type Command = { key: string; label: string; path: string; hotkey: string | undefined }

/** Ctrl+K: every page and action this person may use, by typing a part of its name. */
export function CommandPalette({ navigation, onClose }: { navigation: Navigation; onClose: () => void }) {
  const t = useTexts(kernelText)
  const go = useGo()
  useFocusBack()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = matching(useCommands(navigation), typed)
  const current = found[Math.min(at, found.length - 1)]
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    go(command.path)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(found.length - 1, at + step)))
    else if (event.key === 'Enter') run(current)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={520}
      style={{ top: 80 }}
      styles={{ container: { padding: 8 } }}
    >
      <input
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: a palette opened by key is typed into at once.
        autoFocus
        aria-label={t.keyPalette}
        placeholder={t.paletteHint}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div className={styles.commands}>
        {found.map(command => (
          <button
            key={command.key}
            type="button"
            tabIndex={-1}
            className={styles.command}
            data-active={command === current || undefined}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            {command.hotkey && <kbd className={styles.kbd}>{command.hotkey}</kbd>}
          </button>
        ))}
        {found.length === 0 && <div className={styles.none}>{t.paletteNone}</div>}
      </div>
    </Modal>
  )
}

function useCommands(navigation: Navigation): Command[] {
  const text = useText()
  const can = useCan()
  const actions = useActions(navigation)
  const entries = navigation.entries.filter(entry => !entry.verb || can(entry.verb))
  return [
    ...actions.map(action => ({
      key: `do:${action.key}`,
      label: text(action.label),
      path: action.path,
      hotkey: action.hotkey,
    })),
    ...entries.map(entry => ({
      key: `go:${entry.key}`,
      label: text(entry.label),
      path: entry.path,
      hotkey: undefined,
    })),
  ]
}

/** Names holding the typed characters in their order, those with them side by side first. */
export function matching<C extends { label: string }>(commands: C[], typed: string): C[] {
  const wanted = [...typed.trim().toLowerCase()]
  const hits = commands.filter(({ label }) => {
    const rest = [...label.toLowerCase()]
    return wanted.every(letter => {
      const place = rest.indexOf(letter)
      rest.splice(0, place + 1)
      return place >= 0
    })
  })
  const isWhole = (command: C) => (command.label.toLowerCase().includes(wanted.join('')) ? 0 : 1)
  return hits.sort((a, b) => isWhole(a) - isWhole(b))
}
