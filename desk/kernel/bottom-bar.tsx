import { AppstoreOutlined } from '@ant-design/icons'
import { Drawer } from 'antd'
import { kernelText } from './kernel-text.ts'
import { activeEntry, type Menu, type NavEntry } from './navigation.tsx'
import { Go, usePathname } from './router.tsx'
import styles from './shell.module.css'
import { useText, useTexts } from './text.ts'

const shown = 4

const entriesOf = (menu: Menu) => (menu.kind === 'flat' ? menu.entries : menu.groups.flatMap(group => group.entries))

/** On a phone: the first places within reach of the thumb, the rest behind "more". */
export function BottomBar({ menu, onMore }: { menu: Menu; onMore: () => void }) {
  const t = useTexts(kernelText)
  const pathname = usePathname()
  const entries = entriesOf(menu)
  const active = activeEntry(entries, pathname)
  return (
    <nav className={styles.bottom} aria-label={t.menu}>
      {entries.slice(0, shown).map(entry => (
        <Tab key={entry.key} entry={entry} isActive={entry === active} />
      ))}
      {entries.length > shown && (
        <button type="button" className={styles.tab} onClick={onMore}>
          <span className={styles.tabIcon}>
            <AppstoreOutlined />
          </span>
          <span>{t.more}</span>
        </button>
      )}
    </nav>
  )
}

export function MenuDrawer({ menu, open, onClose }: { menu: Menu; open: boolean; onClose: () => void }) {
  const t = useTexts(kernelText)
  const text = useText()
  const pathname = usePathname()
  const active = activeEntry(entriesOf(menu), pathname)
  const groups = menu.kind === 'flat' ? [{ key: 'all', label: null, entries: menu.entries }] : menu.groups
  return (
    <Drawer open={open} onClose={onClose} placement="bottom" title={t.menu} size="large">
      {groups.map(group => (
        <section key={group.key}>
          {group.label && <div className={styles.drawerGroup}>{text(group.label)}</div>}
          <div className={styles.drawerGrid}>
            {group.entries.map(entry => (
              <Tab key={entry.key} entry={entry} isActive={entry === active} onClick={onClose} />
            ))}
          </div>
        </section>
      ))}
    </Drawer>
  )
}

function Tab({ entry, isActive, onClick }: { entry: NavEntry; isActive: boolean; onClick?: () => void }) {
  const text = useText()
  return (
    <Go
      to={entry.path}
      className={styles.tab}
      data-active={isActive || undefined}
      aria-current={isActive ? 'page' : undefined}
      onClick={onClick}
    >
      <span className={styles.tabIcon}>{entry.icon}</span>
      <span>{text(entry.label)}</span>
    </Go>
  )
}
