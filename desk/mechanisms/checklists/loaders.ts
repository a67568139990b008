import { api } from '../../kernel/api.ts'
import { keptLoader } from '../../kernel/offline/kept.ts'
import { loader } from '../../kernel/query.tsx'

/** `about` names the kind of record the sheet belongs to: its changes are told under that name. */
export const sheetLoader = (id: string, about: string, record = id) =>
  keptLoader(['checklist', about], ['sheet', id], record, signal => api.checklists.read({ id }, { signal }))

export const sheetsOfLoader = (subjectId: string, about: string) =>
  loader(['checklist', about], ['sheets of', subjectId], async signal => {
    const { rows } = await api.checklists.list({ subjectId }, { signal })
    return rows
  })

export const templatesLoader = () =>
  loader(['checklist'], ['checklist templates'], signal => api.checklists.templates({}, { signal }))
