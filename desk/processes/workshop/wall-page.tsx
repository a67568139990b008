import { FullscreenOutlined } from '@ant-design/icons'
import { useNow } from '#desk/kernel/clock.ts'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { addMinutes, dateOn } from '#domain/kernel/time.ts'
import type { WallCar } from '#domain/processes/workshop/contract-figures.ts'
import { wallTone } from '#domain/processes/workshop/progress-share.ts'
import { LabelTag } from '../repair-orders/label-tag.tsx'
import { wallLoader } from './loaders.ts'
import styles from './wall.module.css'
import { wallText } from './wall-text.ts'

/** So close to its promise a car is yellow. */
const SOON_MINUTES = 60

/** The screen on the wall: every car, read from across the hall; its colour is its promise. */
export function Page() {
  const t = useTexts(wallText)
  const { data, placeholder } = useLoad(wallLoader(), { rows: 12 })
  if (!data) return placeholder
  return (
    <div className={styles.wall} id="wall">
      <header className={styles.head}>
        <h1>{t.title}</h1>
        <span className={styles.count}>
          {t.wip} <strong>{data.wip.count}</strong>
          {data.wip.limit > 0 && `/${data.wip.limit}`} · {t.cars} <strong>{data.rows.length}</strong>
        </span>
        <ActionButton label={t.full} icon={<FullscreenOutlined />} onClick={showWhole} />
      </header>
      <div className={styles.grid}>
        {data.rows.map(car => (
          <Car key={car.orderId} car={car} />
        ))}
      </div>
      {data.rows.length === 0 && <p className={styles.none}>{t.none}</p>}
    </div>
  )
}

function Car({ car }: { car: WallCar }) {
  const t = useTexts(wallText)
  const now = useNow()
  const tone = wallTone(
    { promisedAt: car.promisedAt, isAtRisk: car.risk !== null, soonAt: addMinutes(now, SOON_MINUTES) },
    now,
  )
  return (
    <article className={styles.car} data-tone={tone} data-trouble={car.trouble > 0 || undefined}>
      <div className={styles.line}>
        <strong className={styles.plate}>{car.plate}</strong>
        <span>
          {car.promisedAt && dateOn(car.promisedAt) !== dateOn(now) && <b>{dateOn(car.promisedAt).slice(5)} </b>}
          <When at={car.promisedAt} style="time" />
        </span>
      </div>
      <div className={styles.line}>
        <LabelTag label={car.label} />
        <span>{tone === 'calm' ? '' : t[tone]}</span>
      </div>
      <div className={styles.step}>
        {car.trouble > 0 && <b>{t.trouble} </b>}
        {car.step}
      </div>
      <div className={styles.line}>
        <span className={styles.who}>{[car.people, car.bays].filter(Boolean).join(' · ')}</span>
        <span className="cb-num">{car.percent}%</span>
      </div>
      <progress className={styles.bar} max={100} value={car.percent} aria-label={t.percent} />
    </article>
  )
}

function showWhole() {
  void document.getElementById('wall')?.requestFullscreen()
}
