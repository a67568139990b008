/** What the work of a booking takes: bays of one of these classes, and somebody who knows all these trades. */
export type WorkNeeds = { bayClasses: readonly string[]; skills: readonly string[] }

type Line = { kind: string; system: string; trade: string; highVoltage: boolean }
type Bay = { class: string }
type Person = { class: string; skills: readonly string[] }

const quickSystems = new Set(['service', 'tyre'])
const alignmentSystems = new Set(['adas'])

/** The first class is the best suited; the others will do. Without lines the car is looked at where repairs are made. */
export function workNeeds(lines: readonly Line[]): WorkNeeds {
  const work = lines.filter(line => line.kind === 'labour')
  return { bayClasses: bayClassesOf(work), skills: [...new Set(work.map(line => line.trade))].filter(skill => skill) }
}

export function bayFits(bay: Bay, needs: WorkNeeds): boolean {
  return needs.bayClasses.includes(bay.class)
}

/** A trade counts as known when it stands among the skills or is the person's own. */
export function personFits(person: Person, needs: WorkNeeds): boolean {
  return needs.skills.every(skill => person.skills.includes(skill) || person.class === skill)
}

function bayClassesOf(work: readonly Line[]): string[] {
  const has = (trade: string) => work.some(line => line.trade === trade)
  if (has('paint')) return ['paint']
  if (has('body')) return ['body']
  if (work.some(line => line.highVoltage)) return ['hv']
  if (work.length > 0 && work.every(line => line.trade === 'beauty')) return ['wash']
  if (work.some(line => line.system === 'hv')) return ['hv', 'mechanic']
  if (work.some(line => alignmentSystems.has(line.system))) return ['alignment', 'mechanic']
  if (work.length > 0 && work.every(line => quickSystems.has(line.system))) return ['quick', 'mechanic']
  return ['mechanic', 'quick']
}
