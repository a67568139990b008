import { api } from '../../kernel/api.ts'
import { listLoader, loader, pagedLoader } from '../../kernel/query.tsx'

export type Whose = 'mine' | 'people' | 'store'
export type DutyFilters = { whose: Whose; state: 'all' | 'open' | 'warned' | 'overdue'; later: boolean }

export const dutyKinds = ['duty', 'standIn'] as const

export function dutiesLoader({ whose, state, later }: DutyFilters) {
  if (whose !== 'mine')
    return listLoader(dutyKinds, 'lateDuties', { all: whose === 'store' }, (input, signal) =>
      api.duties.overdue(input, { signal }),
    )
  return listLoader(dutyKinds, 'duties', { later, ...(state === 'all' ? {} : { state }) }, (input, signal) =>
    api.duties.mine(input, { signal }),
  )
}

export const dutyCountsLoader = () =>
  loader(['duty', 'standIn', 'notice'], ['duty counts'], signal => api.duties.counts({}, { signal }))

export const dutiesOfRecordLoader = (recordId: string) =>
  loader(dutyKinds, ['duties of', recordId], async signal => {
    const { rows } = await api.duties.ofRecord({ recordId }, { signal })
    return rows
  })

export const noticesLoader = (unread: boolean) =>
  pagedLoader(['notice', 'duty'], ['notices', unread], (cursor, signal) =>
    api.notices.list({ cursor, unread, limit: 30 }, { signal }),
  )

export const standInsLoader = (past: boolean) =>
  loader(['standIn'], ['stand-ins', past], signal => api.standIns.list({ past }, { signal }))

export const calendarLoader = () => loader(['store'], ['calendar'], signal => api.calendar.read({}, { signal }))

export const colleaguesLoader = () =>
  loader(['staff'], ['colleagues'], async signal => {
    const { rows } = await api.access.colleagues({}, { signal })
    return rows
  })
