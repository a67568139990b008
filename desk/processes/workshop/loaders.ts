import { api } from '#desk/kernel/api.ts'
import { keptLoader } from '#desk/kernel/offline/kept.ts'
import { listLoader, loader } from '#desk/kernel/query.tsx'
import { instantOf } from '#domain/kernel/time.ts'

/** What moves on the floor: a job, an order, a wash; all of them show on board and tablet. */
export const floorKinds = ['job', 'order', 'wash', 'addOn', 'inspection', 'resource'] as const

export const boardLoader = (on: string) =>
  loader(floorKinds, ['workshop board', on], signal =>
    api.workshop.board({ from: instantOf(on, '00:00'), to: instantOf(on, '23:59') }, { signal }),
  )

/** Signed and washed orders whose cars still stand outside. */
export const outsideLoader = () =>
  loader(floorKinds, ['orders outside'], async signal => {
    const { rows } = await api.repairOrders.list({ open: 'open', limit: 200 }, { signal })
    return rows.filter(row => row.label === 'toWorkshop')
  })

export const washesLoader = () =>
  loader(['wash', 'order'], ['washes'], async signal => (await api.workshop.washes({}, { signal })).rows)

export const myJobsLoader = () =>
  keptLoader(floorKinds, ['my jobs'], 'job', async signal => (await api.workshop.myJobs({}, { signal })).rows)

export const jobLoader = (id: string) =>
  keptLoader(floorKinds, ['job', id], 'job', signal => api.workshop.job({ id }, { signal }))

/** Planned when asked, not whenever something moves: a list that changes while one chooses from it is of no use. */
export const planLoader = (round: number) =>
  loader([], ['plan proposal', round], signal => api.workshop.proposePlan({}, { signal }))

/** Proposed when the dialog opens, and not again while somebody chooses in it. */
export const slotsLoader = (input: SlotsInput, openedAt: string) =>
  loader([], ['slots', input, openedAt], signal => api.workshop.proposeSlots(input, { signal }))

type SlotsInput = Parameters<typeof api.workshop.proposeSlots>[0]
export type SlotRow = Awaited<ReturnType<typeof api.workshop.proposeSlots>>['lines'][number]

export type Proposal = Awaited<ReturnType<typeof api.workshop.proposePlan>>
export type BoardData = Awaited<ReturnType<typeof api.workshop.board>>
export type WaitingOrder = BoardData['waiting'][number]
export type WaitingLine = WaitingOrder['lines'][number]
export type Wash = Awaited<ReturnType<typeof api.workshop.washes>>['rows'][number]
export type JobDetail = Awaited<ReturnType<typeof api.workshop.job>>

/** Promises, tickets and jobs all show on the wall. */
export const wallLoader = () =>
  loader([...floorKinds, 'workTicket', 'visit'], ['workshop wall'], signal => api.workshop.wall({}, { signal }))

export const shiftKinds = ['attendance', 'shiftHandover', 'checklist', 'staff'] as const
export const visitorKinds = ['floorVisitor'] as const

export const shiftLoader = () => loader(shiftKinds, ['my shift'], signal => api.workshop.myShift({}, { signal }))

export const handoversLoader = () =>
  loader([...shiftKinds, 'job'], ['hand-overs'], async signal => (await api.workshop.handovers({}, { signal })).rows)

export const visitorsLoader = () =>
  listLoader(visitorKinds, 'floorVisitors', {}, (input, signal) => api.workshop.visitors(input, { signal }))

export const toolsLoader = () => loader(['resource'], ['special tools'], signal => api.workshop.tools({}, { signal }))

export type Span = { fromOn: string; toOn: string }

export const hoursLoader = (span: Span) =>
  loader(['job', 'attendance'], ['workshop hours', span], signal => api.workshop.hours(span, { signal }))

export const progressLoader = (span: Span) =>
  loader(
    ['order'],
    ['progress queries', span],
    async signal => (await api.workshop.progressPunctuality(span, { signal })).rows,
  )

export const operationHoursLoader = (span: Span) =>
  loader(['job'], ['operation hours', span], async signal => (await api.workshop.operationHours(span, { signal })).rows)

export const loadLoader = () => loader(['visit'], ['workshop load'], signal => api.workshop.load({}, { signal }))

export const overtimeKinds = ['overtime', 'approval', 'order', 'notice'] as const

export const overtimesLoader = (input: { orderId?: string }) =>
  listLoader(['overtime', 'approval'], 'overtimes', input, (page, signal) => api.workshop.overtimes(page, { signal }))

/** Signed orders with work still to be done. */
export const openWorkLoader = () =>
  loader(['order'], ['orders with open work'], async signal => {
    const { rows } = await api.repairOrders.list({ open: 'open', limit: 200 }, { signal })
    return rows.filter(row => row.number !== null).map(({ id, plate, number }) => ({ id, plate, number }))
  })

export const wasteKindsOfRecord = ['waste', 'job'] as const

export const wasteLoader = () =>
  loader(wasteKindsOfRecord, ['waste kept'], signal => api.workshop.waste({}, { signal }))

export const wasteMovementsLoader = () =>
  listLoader(wasteKindsOfRecord, 'wasteMovements', {}, (page, signal) => api.workshop.wasteMovements(page, { signal }))
