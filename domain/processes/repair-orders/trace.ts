import { texts } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'

/** The chain of an order as the timeline has to tell it; a step without its event was done by word of mouth. */
export const traceStepTexts = texts({
  opened: ['开单', 'Opened'],
  presented: ['出具委托书', 'Put before the customer'],
  signed: ['客户签字', 'Signed'],
  washed: ['洗车交回', 'Washed and handed back'],
  received: ['车间接车', 'Taken by the workshop'],
  dispatched: ['派工', 'Dispatched'],
  started: ['开工', 'Work begun'],
  finished: ['完工', 'Work finished'],
  addOns: ['增项答复', 'Add-ons answered'],
  inspected: ['检验合格', 'Inspected'],
  settled: ['结算', 'Settled'],
  explained: ['逐项解释', 'Explained'],
  accepted: ['客户验收', 'Accepted'],
  handedOver: ['交车', 'Handed over'],
  left: ['离厂', 'Left'],
})
export type TraceStep = keyof typeof traceStepTexts

const eventsOf: Readonly<Record<TraceStep, readonly string[]>> = {
  opened: ['order.opened'],
  presented: ['order.presented'],
  signed: ['order.signed'],
  washed: ['wash.returned'],
  received: ['workshop.received'],
  dispatched: ['job.dispatched'],
  started: ['job.started'],
  finished: ['job.finished'],
  addOns: ['addOn.agreed', 'addOn.refused'],
  inspected: ['quality.passed'],
  settled: ['statement.settled', 'statement.onAccount'],
  explained: ['delivery.explained'],
  accepted: ['delivery.accepted'],
  handedOver: ['delivery.handedOver'],
  left: ['delivery.left'],
}

export type TraceFacts = { washing: string; labourLines: number; addOns: number }
export type Recorded = { event: string; count: number; firstAt: Instant }
export type Traced = { step: TraceStep; at: Instant | null; needed: number; recorded: number }

/** RO-18: each step the order should have gone through, with what the timeline holds of it. */
export function traceOf(facts: TraceFacts, recorded: readonly Recorded[]): { steps: Traced[]; ppm: number } {
  const steps = Object.keys(eventsOf)
    .filter(isStep)
    .flatMap(step => {
      const needed = timesNeeded(step, facts)
      if (needed === 0) return []
      const found = recorded.filter(each => eventsOf[step].includes(each.event))
      const count = found.reduce((sum, each) => sum + each.count, 0)
      const firsts = found.map(each => each.firstAt).sort()
      return [{ step, needed, recorded: Math.min(count, needed), at: count < needed ? null : (firsts[0] ?? null) }]
    })
  const needed = steps.reduce((sum, step) => sum + step.needed, 0)
  const told = steps.reduce((sum, step) => sum + step.recorded, 0)
  return { steps, ppm: Math.floor((told * 1_000_000) / needed) }
}

function timesNeeded(step: TraceStep, facts: TraceFacts): number {
  if (step === 'washed') return facts.washing === 'none' ? 0 : 1
  if (step === 'addOns') return facts.addOns
  return step === 'dispatched' || step === 'started' || step === 'finished' ? facts.labourLines : 1
}

function isStep(text: string): text is TraceStep {
  return text in eventsOf
}
