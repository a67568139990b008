import { DownOutlined, MenuFoldOutlined, MenuUnfoldOutlined, RightOutlined } from '@ant-design/icons'
import { Popover, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { kernelText } from './kernel-text.ts'
import { activeEntry, type Menu, type NavEntry, type NavGroup } from './navigation.tsx'
import { Go, usePathname } from './router.tsx'
import styles from './shell.module.css'
import { useText, useTexts } from './text.ts'

type Group = NavGroup & { entries: NavEntry[] }

export function SideNav({ menu, isFolded, onFold }: { menu: Menu; isFolded: boolean; onFold: () => void }) {
  const t = useTexts(kernelText)
  const pathname = usePathname()
  const active = activeEntry(
    menu.kind === 'flat' ? menu.entries : menu.groups.flatMap(group => group.entries),
    pathname,
  )
  return (
    <nav className={styles.nav} aria-label={t.menu}>
      <ul className={styles.navList}>
        {menu.kind === 'flat'
          ? menu.entries.map(entry => <Entry key={entry.key} entry={entry} active={active} isFolded={isFolded} />)
          : menu.groups.map(group => <GroupItem key={group.key} group={group} active={active} isFolded={isFolded} />)}
      </ul>
      <button type="button" className={styles.navItem} onClick={onFold} aria-label={isFolded ? t.unfold : t.fold}>
        <span className={styles.navIcon}>{isFolded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}</span>
        <span className={styles.navText}>{t.fold}</span>
      </button>
    </nav>
  )
}

type ItemProps = { entry: NavEntry; active: NavEntry | undefined; isFolded: boolean; icon?: ReactNode }

function Entry({ entry, active, isFolded, icon = entry.icon }: ItemProps) {
  const text = useText()
  const isActive = entry === active
  const link = (
    <Go
      to={entry.path}
      className={styles.navItem}
      data-active={isActive || undefined}
      aria-current={isActive ? 'page' : undefined}
    >
      {icon && <span className={styles.navIcon}>{icon}</span>}
      <span className={styles.navText}>{text(entry.label)}</span>
    </Go>
  )
  return (
    <li>
      {isFolded ? (
        <Tooltip title={text(entry.label)} placement="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  )
}

function GroupItem({ group, active, isFolded }: { group: Group; active: NavEntry | undefined; isFolded: boolean }) {
  const text = useText()
  const holdsActive = active !== undefined && group.entries.includes(active)
  const [toggled, setToggled] = useState<boolean | null>(null)
  const isOpen = toggled ?? holdsActive
  const entries = (
    <ul className={styles.navSub}>
      {group.entries.map(entry => (
        <Entry key={entry.key} entry={entry} active={active} isFolded={false} icon={null} />
      ))}
    </ul>
  )
  const head = (
    <button
      type="button"
      className={styles.navItem}
      data-active={(holdsActive && (isFolded || !isOpen)) || undefined}
      aria-expanded={isFolded ? undefined : isOpen}
      aria-label={text(group.label)}
      onClick={() => setToggled(!isOpen)}
    >
      <span className={styles.navIcon}>{group.icon}</span>
      <span className={styles.navText}>{text(group.label)}</span>
      <span className={styles.navCaret}>{isOpen ? <DownOutlined /> : <RightOutlined />}</span>
    </button>
  )
  if (!isFolded)
    return (
      <li>
        {head}
        {isOpen && entries}
      </li>
    )
  return (
    <li>
      <Popover
        placement="rightTop"
        title={text(group.label)}
        content={entries}
        arrow={false}
        trigger={['hover', 'click']}
      >
        {head}
      </Popover>
    </li>
  )
}
