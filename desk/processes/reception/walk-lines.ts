import type { Line } from '#desk/kernel/offline/entry.ts'
import { currentLang, textsIn } from '#desk/kernel/text.ts'
import { pick } from '#domain/kernel/texts.ts'
import { type Valuables, valuablesTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { walkText } from './walk-text.ts'

/** The forms of the walk-around in words, as one version of them is set beside another. */

export type Findings = Pick<VisitView, 'abnormality' | 'paintNote' | 'warningLamps' | 'checkedWithCustomer'>

export function findingLines(form: Findings): Line[] {
  const t = textsIn(walkText, currentLang())
  return [
    { label: t.abnormality, value: form.abnormality },
    { label: t.paint, value: form.paintNote },
    { label: t.lamps, value: form.warningLamps },
    { label: t.together, value: yesNo(form.checkedWithCustomer) },
  ]
}

export type Registered = Pick<
  VisitView,
  'mileageKm' | 'fuelPercent' | 'customerWords' | 'conditions' | 'restingAt' | 'privacyNoticedAt'
>

/** Mileage and fuel are saved together with what the customer said, so that is compared too. */
export function registerLines(form: Registered): Line[] {
  const t = textsIn(walkText, currentLang())
  return [
    { label: t.mileage, value: form.mileageKm === null ? '' : `${form.mileageKm} km` },
    { label: t.fuel, value: form.fuelPercent === null ? '' : `${form.fuelPercent}%` },
    { label: t.words, value: [form.customerWords, form.conditions].filter(part => part !== '').join('；') },
    { label: t.resting, value: form.restingAt },
    { label: t.privacy, value: yesNo(form.privacyNoticedAt !== null) },
  ]
}

export type ThingsForm = {
  items: readonly { name: string; count: number; placeKept: string }[]
  isNone: boolean
  spare: boolean | null
  valuables: Valuables | null
}

export function thingLines(form: ThingsForm): Line[] {
  const t = textsIn(walkText, currentLang())
  const items = form.items.map(
    item => `${item.name}×${item.count}${item.placeKept === '' ? '' : `（${item.placeKept}）`}`,
  )
  return [
    { label: t.things, value: items.length > 0 ? items.join('、') : form.isNone ? t.nothing : '' },
    { label: t.spareWheel, value: form.spare === null ? '' : form.spare ? t.has : t.hasNot },
    { label: t.valuables, value: form.valuables === null ? '' : pick(valuablesTexts[form.valuables], currentLang()) },
  ]
}

export type PapersForm = {
  papers: readonly {
    name: string
    valid: boolean
    complete: boolean
    intact: boolean
    difference: string
    handling: string
  }[]
  isNone: boolean
}

export function paperLines(form: PapersForm): Line[] {
  const t = textsIn(walkText, currentLang())
  const papers = form.papers.map(paper => {
    const flaws = [paper.valid ? '' : t.invalid, paper.complete ? '' : t.incomplete, paper.intact ? '' : t.damaged]
    const said = [...flaws, paper.difference, paper.handling].filter(part => part !== '')
    return said.length === 0 ? paper.name : `${paper.name}（${said.join('，')}）`
  })
  return [{ label: t.papers, value: papers.length > 0 ? papers.join('、') : form.isNone ? t.noPapers : '' }]
}

function yesNo(value: boolean): string {
  const t = textsIn(walkText, currentLang())
  return value ? t.yes : t.no
}
