import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { ticketsLoader } from '../repair-orders/loaders.ts'
import { TicketList } from '../repair-orders/ticket-list.tsx'
import { ticketText } from '../repair-orders/ticket-text.ts'
import styles from './workshop.module.css'

/** Who on the floor waits for somebody; trouble comes first. Nothing to see while nobody waits. */
export function OpenTickets() {
  const t = useTexts(ticketText)
  const { data } = useLoad(ticketsLoader())
  if (!data || data.length === 0) return null
  const sorted = [...data].sort((a, b) => Number(b.kind === 'andon') - Number(a.kind === 'andon'))
  return (
    <Section title={`${t.tickets} ${data.length}`}>
      <div className={styles.scroll}>
        <TicketList tickets={sorted} withCar />
      </div>
    </Section>
  )
}
