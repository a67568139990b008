import { pick } from '#domain/kernel/texts.ts'
import type { InquiryAnswers } from '#domain/processes/diagnosis/inquiry.ts'
import { frequencyTexts, lampTexts } from '#domain/processes/diagnosis/kinds.ts'
import { api } from '../../kernel/api.ts'
import type { Line } from '../../kernel/offline/entry.ts'
import type { Compare } from '../../kernel/offline/outbox.ts'
import { currentLang, textsIn } from '../../kernel/text.ts'
import { diagnosisText } from './text.ts'

/** An inquiry in words, to set one version of it beside another. */
export function inquiryLines(answers: InquiryAnswers): Line[] {
  const lang = currentLang()
  const t = textsIn(diagnosisText, lang)
  return [
    { label: t.symptom, value: answers.symptom },
    { label: t.since, value: answers.since },
    { label: t.speed, value: answers.speed },
    { label: t.temperature, value: answers.temperature },
    { label: t.frequency, value: answers.frequency === '' ? '' : pick(frequencyTexts[answers.frequency], lang) },
    { label: t.lamps, value: answers.lamps.map(lamp => pick(lampTexts[lamp], lang)).join('、') },
    { label: t.earlierRepair, value: answers.earlierRepair },
    { label: t.wish, value: answers.wish },
  ]
}

export const inquiryCompare: Compare = {
  'diagnosis.saveInquiry': async visitId => {
    const { inquiry } = await api.diagnosis.ofVisit({ visitId })
    const none: InquiryAnswers = {
      ...{ symptom: '', since: '', speed: '', temperature: '', frequency: '', lamps: [], earlierRepair: '', wish: '' },
    }
    return { version: inquiry?.version ?? 0, lines: inquiryLines(inquiry ?? none) }
  },
}
