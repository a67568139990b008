/** A repair order as somebody keeps it who only knows the rules of the house: every step with when it may be taken. */
export type OrderModel = {
  authorisation: 'draft' | 'awaiting' | 'signed'
  washing: 'none' | 'waiting' | 'washing' | 'washed' | 'returned'
  work: 'waiting' | 'handedOver' | 'dispatched' | 'working' | 'finished' | 'inspecting' | 'rework' | 'passed'
  money: 'open' | 'totalled' | 'settled'
  delivery: 'none' | 'preparing' | 'prepared' | 'notified' | 'accepting' | 'accepted' | 'delivered' | 'gone'
  cancelled: boolean
  /** The one labour line's job. */
  job: 'none' | 'planned' | 'working' | 'paused' | 'done'
  promised: boolean
  stepsDone: boolean
  fetched: boolean
  inspected: ('self' | 'mutual')[]
  checked: boolean
  /** Halves of the bill the customer paid, and how many of them on the bill that stands. */
  paid: 0 | 1 | 2
  paidOnBill: 0 | 1 | 2
  /** Taken over once, so that there is a delivery to speak of. */
  takenOver: boolean
  explained: boolean
  decided: boolean
  advised: boolean
}

export const newOrder = (): OrderModel => ({
  authorisation: 'draft',
  washing: 'none',
  work: 'waiting',
  money: 'open',
  delivery: 'none',
  cancelled: false,
  job: 'none',
  promised: false,
  stepsDone: false,
  fetched: false,
  inspected: [],
  checked: false,
  paid: 0,
  paidOnBill: 0,
  takenOver: false,
  explained: false,
  decided: false,
  advised: false,
})

/** `there` says when the thing a step is about exists at all; `may` whether the house lets it happen; `gives` what becomes of it. */
type Step = {
  there?: (m: OrderModel) => boolean
  may: (m: OrderModel) => boolean
  gives: (m: OrderModel) => Partial<OrderModel>
}

const back = { work: 'rework', job: 'paused', stepsDone: false, inspected: [] } satisfies Partial<OrderModel>

const editable = (m: OrderModel) => !m.cancelled && m.work === 'waiting'
const inspectable = (m: OrderModel) => m.work === 'finished' || m.work === 'inspecting'
const levelsPassed = (m: OrderModel) => m.inspected.length === 2
const hasJob = (m: OrderModel) => m.job !== 'none'
const hasBill = (m: OrderModel) => m.money !== 'open'
const hasLeft = (m: OrderModel) => m.delivery === 'delivered' || m.delivery === 'gone'
// What the customer signed for is not changed any more.
const stillOpen = (m: OrderModel) => m.takenOver && !hasLeft(m) && m.delivery !== 'accepted'

/** In the order of a visit that goes well; what goes wrong stands behind. */
export const orderSteps = {
  promise: { may: editable, gives: () => ({ promised: true, authorisation: 'draft' }) },
  present: {
    may: m => editable(m) && m.promised && m.authorisation !== 'signed',
    gives: () => ({ authorisation: 'awaiting' }),
  },
  sign: {
    may: m => m.authorisation === 'awaiting',
    gives: m => ({ authorisation: 'signed', washing: m.washing === 'none' ? 'waiting' : m.washing }),
  },
  startWash: {
    there: m => m.washing !== 'none',
    may: m => m.washing === 'waiting',
    gives: () => ({ washing: 'washing' }),
  },
  finishWash: {
    there: m => m.washing !== 'none',
    may: m => m.washing === 'washing',
    gives: () => ({ washing: 'washed' }),
  },
  returnWash: {
    there: m => m.washing !== 'none',
    may: m => m.washing === 'washed',
    gives: () => ({ washing: 'returned' }),
  },
  receive: {
    may: m => m.authorisation === 'signed' && m.washing === 'returned' && m.work === 'waiting',
    gives: () => ({ work: 'handedOver' }),
  },
  dispatch: {
    may: m => m.work === 'handedOver',
    gives: () => ({ work: 'dispatched', job: 'planned' }),
  },
  start: {
    there: hasJob,
    may: m => m.job === 'planned' || m.job === 'paused',
    gives: () => ({ job: 'working', work: 'working' }),
  },
  tick: { there: hasJob, may: m => m.job === 'working', gives: () => ({ stepsDone: true }) },
  finish: {
    there: hasJob,
    may: m => m.job === 'working' && m.stepsDone,
    gives: () => ({ job: 'done', work: 'finished' }),
  },
  inspectSelf: {
    may: m => inspectable(m) && m.inspected.length === 0,
    gives: () => ({ inspected: ['self'], work: 'inspecting' }),
  },
  inspectMutual: {
    may: m => inspectable(m) && m.inspected.length === 1,
    gives: () => ({ inspected: ['self', 'mutual'] }),
  },
  inspectExit: { may: m => inspectable(m) && levelsPassed(m), gives: () => ({ work: 'passed' }) },
  takeOver: {
    may: m => m.work === 'passed' && m.delivery === 'none',
    gives: () => ({ delivery: 'preparing', takenOver: true }),
  },
  prepare: { may: m => m.delivery === 'preparing', gives: () => ({ delivery: 'prepared' }) },
  total: {
    may: m => m.money === 'open' && m.work === 'passed' && m.fetched,
    gives: () => ({ money: 'totalled', checked: false, paidOnBill: 0 }),
  },
  check: {
    there: hasBill,
    may: m => m.money === 'totalled',
    gives: m => ({ checked: true, money: m.paid === 2 ? 'settled' : 'totalled' }),
  },
  notify: {
    may: m => (m.delivery === 'prepared' || m.delivery === 'notified') && hasBill(m),
    gives: () => ({ delivery: 'notified' }),
  },
  startPickup: {
    may: m => (m.delivery === 'prepared' || m.delivery === 'notified') && hasBill(m),
    gives: () => ({ delivery: 'accepting' }),
  },
  explain: { may: m => m.delivery === 'accepting', gives: () => ({ explained: true }) },
  decideOldParts: { may: stillOpen, gives: () => ({ decided: true }) },
  advise: { may: stillOpen, gives: () => ({ advised: true }) },
  accept: {
    may: m => m.delivery === 'accepting' && m.explained && m.decided && m.advised,
    gives: () => ({ delivery: 'accepted' }),
  },
  payHalf: {
    there: hasBill,
    may: m => m.money === 'totalled' && m.checked && ['accepted', 'delivered', 'gone'].includes(m.delivery),
    gives: m =>
      m.paid === 0 ? { paid: 1, paidOnBill: 1 } : { paid: 2, paidOnBill: m.paidOnBill === 0 ? 1 : 2, money: 'settled' },
  },
  handOver: {
    may: m => m.delivery === 'accepted' && m.money === 'settled',
    gives: () => ({ delivery: 'delivered' }),
  },
  leave: { there: m => m.delivery === 'delivered', may: () => true, gives: () => ({ delivery: 'gone' }) },
  fetchParts: {
    there: m => m.authorisation === 'signed' && m.work !== 'waiting' && !m.fetched,
    may: () => true,
    gives: () => ({ fetched: true }),
  },
  pause: { there: hasJob, may: m => m.job === 'working', gives: () => ({ job: 'paused' }) },
  changeLines: { may: editable, gives: () => ({ authorisation: 'draft' }) },
  newPromise: {
    may: m => !m.cancelled && m.delivery !== 'gone' && m.authorisation === 'signed',
    gives: () => ({}),
  },
  cancel: { may: editable, gives: () => ({ cancelled: true, authorisation: 'draft' }) },
  failExit: { may: m => inspectable(m) && levelsPassed(m), gives: () => back },
  sendBack: {
    may: m => m.work === 'passed' && m.money !== 'settled' && !hasLeft(m),
    gives: () => ({ ...back, delivery: 'none' }),
  },
  withdrawTotal: {
    may: m => m.money === 'totalled' && m.paidOnBill === 0,
    gives: () => ({ money: 'open' }),
  },
  // Asked for, allowed and done; what was paid waits for the bill made anew.
  reverse: {
    there: hasBill,
    may: m => (m.money === 'settled' || m.paidOnBill > 0) && m.delivery !== 'delivered',
    gives: () => ({ money: 'open', paidOnBill: 0 }),
  },
} satisfies Record<string, Step>

export type OrderStep = keyof typeof orderSteps
export const orderStepNames = Object.keys(orderSteps).filter((name): name is OrderStep => name in orderSteps)

export const stepOf = (name: OrderStep): Step => orderSteps[name]

/** What comes next in a visit that goes well. */
export function nextStep(m: OrderModel): OrderStep | undefined {
  const done: Partial<Record<OrderStep, boolean>> = {
    promise: m.promised,
    present: m.authorisation !== 'draft',
    tick: m.stepsDone,
    check: m.checked,
    notify: m.delivery === 'notified',
    explain: m.explained,
    decideOldParts: m.decided,
    advise: m.advised,
  }
  const way = orderStepNames.slice(0, orderStepNames.indexOf('fetchParts') + 1)
  return way.find(name => !done[name] && (stepOf(name).there?.(m) ?? true) && stepOf(name).may(m))
}
