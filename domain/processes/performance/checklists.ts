import { type CheckItem, type Checklist, defineChecklist } from '#domain/mechanisms/checklists/definition.ts'
import type { ConductCard } from './kinds.ts'

const look = ['仪容仪表', 'Appearance'] as const
const welcome = ['迎接', 'Welcome'] as const
const listening = ['倾听与解答', 'Listening and answering'] as const
const attitude = ['态度', 'Attitude'] as const
const care = ['招待与送行', 'Hospitality and farewell'] as const

function seen(key: string, label: CheckItem['label'], group: CheckItem['group']): CheckItem {
  return { key, label, kind: 'tick', required: true, group }
}

function within(key: string, label: CheckItem['label'], max: number): CheckItem {
  return { key, label, kind: 'value', unit: '秒', min: 0, max, required: true, group: welcome }
}

/** The two goals with a clock: by these keys they are found again on every sheet (RCV-02, RCV-30). */
export const SMILE = 'smileSeconds'
export const GREETING = 'greetingSeconds'

const uniform = seen('uniform', ['工装统一整洁', 'Uniform worn, clean'], look)
const badge = seen('badge', ['佩戴工牌', 'Badge worn'], look)
const active = seen('active', ['主动起身，先向客户问候', 'Stands up and greets first'], welcome)
const smile = within(SMILE, ['接触后自然微笑', 'Natural smile after contact'], 3)
const greeting = within(GREETING, ['接触后开口问候', 'Spoken greeting after contact'], 10)
const intro = seen('selfIntro', ['简短自我介绍', 'Introduces himself in short'], welcome)
const phrase = seen('welcomePhrase', ['使用规范欢迎用语', 'Uses the welcome phrase'], welcome)

/** At the door, in a quarter of a minute. */
export const greetingConduct = defineChecklist({
  key: 'conductGreeting',
  title: ['迎接礼仪抽查', 'Greeting check'],
  items: [uniform, badge, active, smile, greeting, intro, phrase],
})

/** The whole way from the door to the farewell, twenty points (RCV-28). */
export const receptionConduct = defineChecklist({
  key: 'conductReception',
  title: ['接待行为抽查', 'Reception conduct check'],
  items: [
    uniform,
    badge,
    seen('neat', ['仪容整洁，精神饱满', 'Neat and awake'], look),
    active,
    smile,
    greeting,
    intro,
    phrase,
    seen('address', ['称呼“先生”“女士”', 'Addresses the customer politely'], welcome),
    seen('guide', ['引导车辆停入接待车位', 'Guides the car to a reception bay'], welcome),
    seen('listens', ['认真倾听，不打断', 'Listens without interrupting'], listening),
    seen('nods', ['倾听时点头回应', 'Nods while listening'], listening),
    seen('eyes', ['微笑自然，目光交流', 'Natural smile and eye contact'], listening),
    seen('posture', ['站姿、坐姿端正', 'Upright posture'], listening),
    seen('plain', ['用通俗语言解答', 'Answers in plain words'], listening),
    seen('repeats', ['复述并记录客户原话', 'Repeats and notes the customer’s own words'], listening),
    seen('noArgument', ['不与客户争辩', 'No argument'], attitude),
    seen('noDispleasure', ['客户不维修时不流露不悦', 'No displeasure when nothing is repaired'], attitude),
    seen('seatAndTea', ['让座、奉茶，介绍休息区', 'Seat, tea, rest area shown'], care),
    seen('farewell', ['礼貌送行，使用规范送别用语', 'Polite farewell with the phrase'], care),
  ],
})

export const conductChecklists: Record<ConductCard, Checklist> = {
  greeting: greetingConduct,
  reception: receptionConduct,
}

export const performanceChecklists = [greetingConduct, receptionConduct]
