import { api } from '../../kernel/api.ts'
import { keptLoader } from '../../kernel/offline/kept.ts'
import { path } from '../../kernel/path.ts'
import { loader } from '../../kernel/query.tsx'

export const diagnosisPath = path('/visits/$id/diagnosis')

export const diagnosisKinds = ['diagnosis', 'inquiry', 'visit', 'checklist', 'paper'] as const

export const diagnosisLoader = (visitId: string) =>
  keptLoader(diagnosisKinds, ['diagnosis of', visitId], visitId, signal =>
    api.diagnosis.ofVisit({ visitId }, { signal }),
  )

export const baysLoader = () =>
  loader(['resource'], ['diagnosis bays'], async signal => (await api.diagnosis.bays({}, { signal })).rows)
