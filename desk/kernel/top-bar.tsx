import { CaretDownOutlined, ShopOutlined, UserOutlined } from '@ant-design/icons'
import { Dropdown, Tooltip } from 'antd'
import { api } from './api.ts'
import { useIsVirtualClock, useNow } from './clock.ts'
import { useCommand } from './command.tsx'
import { at } from './format.tsx'
import { kernelText } from './kernel-text.ts'
import { useSwitchLang } from './lang-button.tsx'
import { useLiveState } from './live.ts'
import type { Navigation } from './navigation.tsx'
import { OutboxBadge } from './offline/outbox-badge.tsx'
import { Go } from './router.tsx'
import { SearchBox } from './search-box.tsx'
import { useSession, useSwitchStore } from './session.tsx'
import styles from './shell.module.css'
import { useSignOut } from './sign-out.ts'
import { useTexts } from './text.ts'

export const searchBoxId = 'carebay-search'

export function TopBar({ navigation, isPhone }: { navigation: Navigation; isPhone: boolean }) {
  const { Bell } = navigation
  return (
    <header className={styles.bar}>
      <Go to="/" className={styles.mark} aria-label="Carebay">
        <Mark />
        <span className={styles.markText}>Carebay</span>
      </Go>
      <SearchBox id={searchBoxId} navigation={navigation} />
      {!isPhone && <span className={styles.spring} />}
      <OutboxBadge />
      {!isPhone && <Clock />}
      {!isPhone && <LiveDot />}
      {!isPhone && <StoreSwitch />}
      {Bell && <Bell />}
      <PersonMenu isPhone={isPhone} />
    </header>
  )
}

function Clock() {
  const t = useTexts(kernelText)
  const moment = useNow()
  const isVirtual = useIsVirtualClock()
  return (
    <span className={styles.clock}>
      {isVirtual && <span className={styles.virtual}>{t.virtualClock}</span>}
      {at(moment, isVirtual ? 'minute' : 'time')}
    </span>
  )
}

function LiveDot() {
  const t = useTexts(kernelText)
  const state = useLiveState()
  const words = state === 'on' ? t.liveOn : t.liveOff
  return (
    <Tooltip title={words}>
      <span className={styles.dot} data-state={state} role="img" aria-label={words} />
    </Tooltip>
  )
}

function StoreSwitch() {
  const t = useTexts(kernelText)
  const session = useSession()
  const switchStore = useSwitchStore()
  const items = session.stores.map(store => ({ key: store.id, label: store.name }))
  const button = (
    <button type="button" className={styles.barButton} aria-label={`${t.store} ${session.store.name}`}>
      <ShopOutlined />
      {session.store.name}
      {items.length > 1 && <CaretDownOutlined style={{ fontSize: 10 }} />}
    </button>
  )
  if (items.length < 2) return button
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectedKeys: [session.store.id], onClick: ({ key }) => switchStore(key) }}
    >
      {button}
    </Dropdown>
  )
}

function PersonMenu({ isPhone }: { isPhone: boolean }) {
  const t = useTexts(kernelText)
  const session = useSession()
  const signOut = useSignOut()
  const language = useCommand({ run: api.access.setLanguage, quiet: true })
  const switchLang = useSwitchLang(lang => void language.send({ lang }))
  const switchStore = useSwitchStore()
  const stores = isPhone ? session.stores.map(store => ({ key: `store:${store.id}`, label: store.name })) : []
  const items = [
    ...stores,
    { key: 'lang', label: t.otherLang },
    { type: 'divider' as const },
    { key: 'out', label: t.signOut },
  ]
  const choose = (key: string) => {
    if (key === 'out') signOut()
    else if (key === 'lang') switchLang()
    else switchStore(key.slice('store:'.length))
  }
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => choose(key) }}>
      <button type="button" className={styles.barButton} aria-label={session.person.name}>
        <UserOutlined />
        {!isPhone && session.person.name}
        {!isPhone && <CaretDownOutlined style={{ fontSize: 10 }} />}
      </button>
    </Dropdown>
  )
}

function Mark() {
  return (
    <svg className={styles.markIcon} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#2f7bea" />
      <path d="M6 19l2.600-6.500a3 3 0 0 1 2.800-2h9.200a3 3 0 0 1 2.800 2L26 19v5h-3.500v-2h-13v2H6z" fill="#fff" />
      <path d="M10.300 16l1.500-3.400h8.400l1.500 3.400z" fill="#2f7bea" />
    </svg>
  )
}
