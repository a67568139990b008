import { api } from '../../kernel/api.ts'
import { keptLoader } from '../../kernel/offline/kept.ts'
import { path } from '../../kernel/path.ts'
import { loader } from '../../kernel/query.tsx'

export const diagnosisPath = path('/visits/$id/diagnosis')

export const diagnosisQualityPath = path('/diagnosis-quality')

export const diagnosisKinds = ['diagnosis', 'inquiry', 'visit', 'checklist', 'paper', 'technicianCall'] as const
export const questionKinds = ['question'] as const

export const questionsLoader = (visitId: string) =>
  loader(
    questionKinds,
    ['questions of', visitId],
    async signal => (await api.diagnosis.questions({ visitId }, { signal })).rows,
  )

type Period = { fromOn: string; toOn: string; technicianId: string | undefined }

export const qualityLoader = (period: Period) =>
  loader(diagnosisKinds, ['diagnosis quality', period], signal => api.diagnosis.qualityRecord(period, { signal }))

export const diagnosisLoader = (visitId: string) =>
  keptLoader(diagnosisKinds, ['diagnosis of', visitId], visitId, signal =>
    api.diagnosis.ofVisit({ visitId }, { signal }),
  )

export const baysLoader = () =>
  loader(['resource'], ['diagnosis bays'], async signal => (await api.diagnosis.bays({}, { signal })).rows)
