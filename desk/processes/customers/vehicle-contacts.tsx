import type { Overview } from '#domain/processes/customers/overview-shape.ts'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go } from '../../kernel/router.tsx'
import { useHrefOf } from '../../kernel/targets.tsx'
import { useTexts } from '../../kernel/text.ts'
import { RecordDuties } from '../../mechanisms/duties/record-duties.tsx'
import { Columns, Section } from '../../mechanisms/kit/section.tsx'
import styles from './customers.module.css'
import { openItemsLoader } from './loaders.ts'
import { ItemWords } from './open-items.tsx'
import { itemText, vehicleText } from './text.ts'

/** What was said to the people of this car, what they said, and what is still to be done for it. */
export function VehicleContacts({ overview }: { overview: Overview }) {
  return (
    <Columns
      main={
        <>
          <Messages messages={overview.messages} />
          <ClosedItems vehicleId={overview.vehicle.id} />
        </>
      }
      side={<RecordDuties recordId={overview.vehicle.id} />}
    />
  )
}

function Messages({ messages }: { messages: Overview['messages'] }) {
  const t = useTexts(vehicleText)
  const hrefOf = useHrefOf()
  return (
    <Section title={t.tabContacts}>
      {messages.length === 0 && <span className={styles.aside}>{t.none}</span>}
      {messages.map(message => (
        <div key={message.id} className={styles.item}>
          <div>
            <Go to={hrefOf('message', message.id) ?? ''}>{message.title}</Go>
            <div className={styles.lines}>{message.body}</div>
          </div>
          <span className={styles.aside}>
            <When at={message.createdAt} />
          </span>
        </div>
      ))}
    </Section>
  )
}

function ClosedItems({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(itemText)
  const { data } = useLoad(openItemsLoader(vehicleId))
  const closed = (data?.rows ?? []).filter(item => item.state !== 'open')
  if (closed.length === 0) return null
  return (
    <Section title={t.closedItems}>
      {closed.map(item => (
        <div key={item.id} className={styles.item}>
          <ItemWords item={item} />
        </div>
      ))}
    </Section>
  )
}
