import { type ReactNode, useState } from 'react'
import { BottomBar, MenuDrawer } from './bottom-bar.tsx'
import { remembered, useMedia } from './browser.ts'
import { DensityArea } from './density.tsx'
import { HotkeyListener, isField, useHotkeys } from './hotkeys.tsx'
import { kernelText } from './kernel-text.ts'
import { KeyList, type KeyScopes, readKeyScopes } from './key-list.tsx'
import { type Navigation, useActions, useMenu } from './navigation.tsx'
import { CommandPalette } from './palette.tsx'
import { type PageRoute, useBack, useGo } from './router.tsx'
import styles from './shell.module.css'
import { SideNav } from './side-nav.tsx'
import { useText, useTexts } from './text.ts'
import { searchBoxId, TopBar } from './top-bar.tsx'

const folding = remembered<'auto' | 'open' | 'folded'>(
  'carebay.menu',
  'auto',
  value => value === 'auto' || value === 'open' || value === 'folded',
)

type FrameProps = { navigation: Navigation; route: PageRoute | undefined; children: ReactNode }

/** The frame around every page. */
export function Shell({ navigation, route, children }: FrameProps) {
  const isTouched = useMedia('(max-width: 1199px) and (pointer: coarse)')
  return (
    <DensityArea density={route?.density ?? (isTouched ? 'touch' : 'desk')}>
      <HotkeyListener />
      {route?.bare ? children : <Frame navigation={navigation}>{children}</Frame>}
    </DensityArea>
  )
}

function Frame({ navigation, children }: { navigation: Navigation; children: ReactNode }) {
  const t = useTexts(kernelText)
  const menu = useMenu(navigation)
  const isPhone = useMedia('(max-width: 899px)')
  const isNarrow = useMedia('(max-width: 1399px)')
  const [overlay, setOverlay] = useState<'palette' | 'menu' | KeyScopes | null>(null)
  const chosen = folding.use()
  const isFolded = chosen === 'auto' ? isNarrow : chosen === 'folded'
  useFrameKeys(navigation, setOverlay)
  const close = () => setOverlay(null)

  return (
    <div className={styles.frame} data-phone={isPhone || undefined} data-folded={isFolded || undefined}>
      <a className={styles.skip} href="#content">
        {t.skip}
      </a>
      <TopBar navigation={navigation} isPhone={isPhone} />
      {!isPhone && <SideNav menu={menu} isFolded={isFolded} onFold={() => folding.set(isFolded ? 'open' : 'folded')} />}
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      {isPhone && <BottomBar menu={menu} onMore={() => setOverlay('menu')} />}
      {isPhone && <MenuDrawer menu={menu} open={overlay === 'menu'} onClose={close} />}
      {overlay === 'palette' && <CommandPalette navigation={navigation} onClose={close} />}
      {Array.isArray(overlay) && <KeyList scopes={overlay} onClose={close} />}
    </div>
  )
}

function useFrameKeys(navigation: Navigation, setOverlay: (overlay: 'palette' | KeyScopes) => void) {
  const t = useTexts(kernelText)
  const text = useText()
  const go = useGo()
  const back = useBack()
  const actions = useActions(navigation)
  useHotkeys(
    t.keysEverywhere,
    [
      ...actions.flatMap(action =>
        action.hotkey ? [{ key: action.hotkey, label: text(action.label), run: () => go(action.path) }] : [],
      ),
      { key: '/', label: t.keySearch, run: () => document.getElementById(searchBoxId)?.focus() },
      { key: 'Ctrl+K', label: t.keyPalette, run: () => setOverlay('palette') },
      { key: 'Esc', label: t.keyBack, run: () => leaveField() || back() },
      { key: '?', label: t.keyList, run: () => setOverlay(readKeyScopes()) },
    ],
    { everywhere: true },
  )
}

/** Esc inside a field only leaves the field; the page stays until it is pressed again. */
function leaveField(): boolean {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || !isField(field)) return false
  field.blur()
  return true
}
