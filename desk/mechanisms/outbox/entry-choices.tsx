import { Alert, Button, Popconfirm } from 'antd'
import type { Entry } from '../../kernel/offline/entry.ts'
import { dropEntry, sendAgain, sendOnTop } from '../../kernel/offline/outbox.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './outbox.module.css'
import { outboxText } from './text.ts'

/** Both versions side by side, what differs in bold, and the two ways out. */
export function ConflictChoice({ entry }: { entry: Entry }) {
  const t = useTexts(outboxText)
  const theirs = entry.theirs?.lines ?? []
  return (
    <>
      <Alert type="warning" showIcon title={t.whatDiffers} />
      <div className={styles.scroll}>
        <table className={styles.compare}>
          <thead>
            <tr>
              <th />
              <th>{t.mine}</th>
              <th>{t.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {entry.mine.map((line, index) => {
              const other = theirs[index]?.value ?? ''
              return (
                <tr key={line.label} data-differs={line.value !== other || undefined}>
                  <th>{line.label}</th>
                  <td>{line.value || t.empty}</td>
                  <td>{other || t.empty}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div className={styles.choices}>
        <Button onClick={() => void dropEntry(entry)}>{t.useTheirs}</Button>
        <Button type="primary" onClick={() => void sendOnTop(entry)}>
          {t.useMine}
        </Button>
      </div>
    </>
  )
}

export function RefusedChoice({ entry }: { entry: Entry }) {
  const t = useTexts(outboxText)
  return (
    <>
      <Alert type="error" showIcon title={entry.problem} />
      <div className={styles.choices}>
        <Popconfirm title={t.dropHint} okText={t.drop} onConfirm={() => void dropEntry(entry)}>
          <Button>{t.drop}</Button>
        </Popconfirm>
        <Button type="primary" onClick={() => void sendAgain(entry)}>
          {t.again}
        </Button>
      </div>
    </>
  )
}
