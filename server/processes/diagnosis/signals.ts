import { defineSignal } from '#server/kernel/signals.ts'

/** The cause is established and the report issued: the talk about what it costs is next. */
export const diagnosisCompleted = defineSignal<{ diagnosisId: string; visitId: string }>('diagnosis.completed')

/** A report lost its force; what was built on it no longer stands. */
export const diagnosisReopened = defineSignal<{ diagnosisId: string; visitId: string }>('diagnosis.reopened')
