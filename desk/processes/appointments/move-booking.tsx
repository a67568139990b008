import { type ReactNode, useState } from 'react'
import type { Instant } from '#domain/kernel/time.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { bookingKinds, bookingLoader } from './loaders.ts'
import { RescheduleDrawer } from './reschedule-drawer.tsx'
import { boardText } from './text.ts'

type Busy = { startAt: Instant; appointmentId: string | null }
type Day = { bays: readonly { id: string; busy: readonly Busy[] }[]; rows: readonly { id: string }[] }
type Place = { row: string; startAt: Instant; endAt: Instant }
type Block = { id: string; row: string; startAt: Instant; endAt: Instant; title: string }
type Wish = { id: string; at: Instant; bayId: string }

/**
 * What follows from a booking that was dragged or moved by keys. Another bay at the same time is the house's own matter
 * and done at once; another time needs the customer's word, so the drawer for it opens with that time.
 */
export function useMoveBooking(day: Day): {
  place: (id: string, place: Place) => void
  refuse: (blocks: readonly Block[]) => (id: string, place: Place) => string | null
  dialog: ReactNode
} {
  const t = useTexts(boardText)
  const [wish, setWish] = useState<Wish | null>(null)
  const move = useCommand({
    run: async (wanted: Wish) => {
      // The board carries no versions: the booking is read as it is now, and an edit in between is refused by it.
      const { version } = await api.appointments.get({ id: wanted.id })
      return api.appointments.changeBay({ id: wanted.id, version, bayId: wanted.bayId })
    },
    invalidates: bookingKinds,
    success: t.moved,
  })
  const busyOf = (id: string) =>
    day.bays
      .flatMap(bay => bay.busy.map(busy => ({ ...busy, key: `${bay.id} ${busy.startAt}` })))
      .find(item => item.key === id)
  return {
    place: (id, place) => {
      const busy = busyOf(id)
      if (!busy?.appointmentId) return
      const wanted = { id: busy.appointmentId, at: place.startAt, bayId: place.row }
      if (busy.startAt === place.startAt) void move.send(wanted)
      else setWish(wanted)
    },
    refuse: blocks => (id, place) => {
      const other = blocks.find(
        block =>
          block.id !== id && block.row === place.row && block.startAt < place.endAt && place.startAt < block.endAt,
      )
      return other ? `${t.taken}：${other.title}` : null
    },
    dialog: wish && <MoveDrawer wish={wish} onClose={() => setWish(null)} />,
  }
}

/** The reason and the customer's word, for a time chosen on a board. */
export function MoveDrawer({
  wish,
  onClose,
}: {
  wish: { id: string; at: Instant; bayId?: string }
  onClose: () => void
}) {
  const { data } = useLoad(bookingLoader(wish.id))
  return data ? <RescheduleDrawer booking={data} onClose={onClose} to={{ at: wish.at, bayId: wish.bayId }} /> : null
}
