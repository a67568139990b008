import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import type { Place } from '#desk/mechanisms/kit/time-board-math.ts'
import { isBefore } from '#domain/kernel/time.ts'
import { jobOfBlock } from './board-blocks.ts'
import type { BoardData } from './loaders.ts'
import { boardText } from './text.ts'
import { useFloorCommand } from './use-floor-command.ts'

/** A job dragged along its row keeps the other of its two resources; both have to be free. */
export function useMoveJob(board: BoardData) {
  const t = useTexts(boardText)
  const command = useFloorCommand(api.workshop.moveJob, { success: t.moved })
  const kindOf = (row: string) => board.resources.find(resource => resource.id === row)?.kind

  const refuse = (blockId: string, place: Place): string | null => {
    const job = jobOfBlock(board, blockId)
    if (!job) return null
    const side = blockId.startsWith('t:') ? 'technician' : 'bay'
    if (kindOf(place.row) !== side) return t.wrongRow
    const rows = [place.row, side === 'technician' ? job.bayId : job.technicianId]
    const other = board.bookings.find(
      booking =>
        booking.subjectId !== job.id &&
        rows.includes(booking.resourceId) &&
        isBefore(booking.from, place.endAt) &&
        isBefore(place.startAt, booking.to),
    )
    const holder = board.resources.find(resource => resource.id === other?.resourceId)
    return holder ? `${holder.name} ${board.jobs.find(each => each.id === other?.subjectId)?.plate ?? ''}` : null
  }

  const move = (blockId: string, place: Place) => {
    const job = jobOfBlock(board, blockId)
    if (!job) return
    const isPerson = blockId.startsWith('t:')
    void command.send({
      id: job.id,
      version: job.version,
      technicianId: isPerson ? place.row : job.technicianId,
      bayId: isPerson ? job.bayId : place.row,
      from: place.startAt,
      to: place.endAt,
    })
  }
  return { refuse, move }
}
