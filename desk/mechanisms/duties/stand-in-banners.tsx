import { Alert } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { at } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import styles from './duties.module.css'
import { standInsLoader } from './loaders.ts'
import { standInText } from './text.ts'

/** Who stands in for whom at this moment, for everyone to see. */
export function StandInBanners() {
  const t = useTexts(standInText)
  const active = (useLoad(standInsLoader(false)).data?.rows ?? []).filter(row => row.active)
  if (active.length === 0) return null
  return (
    <div className={styles.banners}>
      {active.map(({ id, standInName, absentName, toAt }) => (
        <Alert
          key={id}
          type="info"
          showIcon
          title={fill(t.banner, { standIn: standInName, absent: absentName, to: at(toAt) })}
        />
      ))}
    </div>
  )
}
