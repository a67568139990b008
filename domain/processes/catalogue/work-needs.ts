/** What work takes: bays of one of these classes, these trades, and somebody for each of its different pieces. */
export type WorkNeeds = { bayClasses: readonly string[]; skills: readonly string[]; works: readonly SingleWork[] }

type Line = { kind: string } & SingleWork
type Bay = { class: string }

/** Skill that opens high-voltage work. */
export const HIGH_VOLTAGE = '高压证'

/** Systems and trades are the store's own words; these are the ones the national standards of the trade use. */
const quickSystems = new Set(['保养', '轮胎'])
const bodyTrades = { paint: '喷漆', body: '钣金', wash: '美容' }
const highVoltageSystem = '高压 / 三电'
const calibrationSystem = '智驾标定'
const lookingBays = ['inspection', 'reception', 'mechanic', 'quick']

/**
 * The first class is the best suited; the others will do. A car that is only looked at goes where cars are looked at;
 * one whose work is not known yet where repairs are made.
 */
export function workNeeds(lines: readonly Line[], options: { isLook: boolean } = { isLook: false }): WorkNeeds {
  const work = lines.filter(line => line.kind === 'labour')
  const bayClasses = work.length === 0 && options.isLook ? lookingBays : bayClassesOf(work)
  return {
    bayClasses,
    skills: [...new Set(work.map(line => line.trade))].filter(skill => skill),
    works: different(work),
  }
}

function different(work: readonly SingleWork[]): SingleWork[] {
  const pieces = work.map(({ trade, system, highVoltage, grade }) => ({ trade, system, highVoltage, grade }))
  return [...new Map(pieces.map(piece => [JSON.stringify({ ...piece, system: '' }), piece])).values()]
}

export function bayFits(bay: Bay, needs: WorkNeeds): boolean {
  return needs.bayClasses.includes(bay.class)
}

/**
 * For each piece of the work those of its trade who may be given it; one of every crew has to be there. What nobody here
 * has learnt is not promised. Work that is not known yet is for anybody of a trade.
 */
export function crewsFor<T extends Worker>(technicians: readonly T[], needs: WorkNeeds): T[][] {
  if (needs.works.length > 0) return needs.works.map(work => ofTrade(technicians, work))
  const ofTrades = technicians.filter(person => person.skills.length > 0)
  return [ofTrades.length > 0 ? ofTrades : [...technicians]]
}

function bayClassesOf(work: readonly SingleWork[]): string[] {
  const has = (trade: string) => work.some(line => line.trade === trade)
  if (has(bodyTrades.paint)) return ['paint']
  if (has(bodyTrades.body)) return ['body']
  if (work.some(line => line.highVoltage)) return ['hv']
  if (work.length > 0 && work.every(line => line.trade === bodyTrades.wash)) return ['wash']
  if (work.some(line => line.system === highVoltageSystem)) return ['hv', 'mechanic']
  if (work.some(line => line.system === calibrationSystem)) return ['alignment', 'mechanic']
  if (work.length > 0 && work.every(line => quickSystems.has(line.system))) return ['quick', 'mechanic']
  return ['mechanic', 'quick']
}

type Worker = { skills: readonly string[]; grade: number }
export type SingleWork = { trade: string; system: string; highVoltage: boolean; grade: number }

export const holdsCertificate = (person: Pick<Worker, 'skills'>, work: Pick<SingleWork, 'highVoltage'>): boolean =>
  !work.highVoltage || person.skills.includes(HIGH_VOLTAGE)

/** Those who may be given one piece of work: of its trade, when any of them may; else whoever may. */
export function peopleFor<T extends Worker>(technicians: readonly T[], work: SingleWork): T[] {
  const best = ofTrade(technicians, work)
  return best.length > 0 ? best : whoMay(technicians, work)
}

const whoMay = <T extends Worker>(technicians: readonly T[], work: SingleWork): T[] =>
  technicians.filter(person => holdsCertificate(person, work) && person.grade >= work.grade)

const ofTrade = <T extends Worker>(technicians: readonly T[], work: SingleWork): T[] =>
  whoMay(technicians, work).filter(person => work.trade === '' || person.skills.includes(work.trade))

/** The bays one piece of work is done in; a store without a suitable one makes do with any. */
export function baysFor<T extends Bay>(bays: readonly T[], work: SingleWork): T[] {
  const needs = workNeeds([{ ...work, kind: 'labour' }])
  const fitting = bays.filter(bay => bayFits(bay, needs))
  return fitting.length > 0 ? fitting : [...bays]
}
