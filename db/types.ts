// Generated from the schema; do not edit. Make it with: npm run db:generate
import type { ColumnType, Generated } from 'kysely'

/** Written as JSON text, read as a value to be parsed by its schema. */
type Json = ColumnType<unknown, string, string>
type JsonOrNull = ColumnType<unknown, string | null, string | null>
type GeneratedJson = ColumnType<unknown, string | undefined, string>

export interface AddOnsTable {
  id: string
  storeId: string
  orderId: string
  number: string | null
  reason: string
  safety: Generated<boolean>
  consequence: Generated<string>
  extraMinutes: Generated<number>
  newPromisedAt: string | null
  foundBy: string
  foundAt: string
  firstContactAt: string | null
  state: Generated<'found' | 'priced' | 'asked' | 'agreed' | 'handedOver' | 'refused' | 'closed'>
  answerAt: string | null
  answerChannel: Generated<string>
  relayedAt: string | null
  relayedTo: string | null
  relayedBy: string | null
  version: Generated<number>
}

export interface ApiTokensTable {
  id: string
  storeId: string
  name: string
  tokenHash: string
  hint: string
  verbs: string[]
  perMinute: number
  madeBy: string
  madeAt: string
  expiresAt: string
  revokedAt: string | null
  revokedBy: string | null
  lastUsedAt: string | null
}

export interface AppointmentChecksTable {
  storeId: string
  appointmentId: string
  checkKey: 'parts' | 'bay' | 'technician' | 'tools' | 'papers' | 'adviser'
  state: 'ok' | 'missing' | 'notNeeded'
  note: Generated<string>
  at: string
  byStaff: string | null
}

export interface AppointmentDepositsTable {
  id: string
  storeId: string
  appointmentId: string
  amountFen: number
  payWay: string
  postingId: string
  paperId: string | null
  reason: Generated<string>
  at: string
  byStaff: string | null
}

export interface AppointmentLinesTable {
  id: string
  storeId: string
  appointmentId: string
  position: number
  kind: 'labour' | 'part' | 'other'
  labourOperationId: string | null
  partId: string | null
  forLineId: string | null
  code: Generated<string>
  name: string
  system: Generated<string>
  trade: Generated<string>
  highVoltage: Generated<boolean>
  hoursCenti: number | null
  qtyMilli: number
  unit: Generated<string>
  unitPriceFen: number
  amountFen: number
  specialOrder: Generated<boolean>
  openItemId: string | null
  estimateLineId: string | null
  discountFen: Generated<number>
  payer: Generated<'customer' | 'maker' | 'insurer' | 'internal' | 'rework'>
  customerSupplied: Generated<boolean>
}

export interface AppointmentPreDiagnosesTable {
  appointmentId: string
  storeId: string
  symptom: string
  since: Generated<string>
  conditions: Generated<string>
  frequency: Generated<'' | 'always' | 'often' | 'sometimes' | 'once'>
  lamps: Generated<string[]>
  system: Generated<string>
  causes: GeneratedJson
  notedAt: string
  notedBy: string
}

export interface AppointmentTimesTable {
  id: string
  storeId: string
  appointmentId: string
  bookedAt: string
  reason: Generated<string>
  setBy: string | null
  setAt: string
}

export interface AppointmentToldPointsTable {
  storeId: string
  appointmentId: string
  point: 'solution' | 'quality' | 'price' | 'duration' | 'reception' | 'technician' | 'special' | 'bring'
  value: string
  toldAt: string
  toldBy: string | null
}

export interface AppointmentsTable {
  id: string
  storeId: string
  number: string | null
  kind: 'maintenance' | 'consultation' | 'accident' | 'repair' | 'beauty' | 'activeMaintenance' | 'newProblem' | 'seasonal' | 'leftOver'
  channel: 'call' | 'counter' | 'hotline' | 'miniProgram' | 'app' | 'web' | 'sms' | 'mail' | 'visit'
  state: Generated<'proposed' | 'pending' | 'confirmed' | 'preparing' | 'ready' | 'arrived' | 'rescheduled' | 'cancelled' | 'noShow'>
  vehicleId: string | null
  personId: string | null
  mileageKm: number | null
  lastRepairOn: string | null
  firstRepair: Generated<boolean>
  repeatRepair: boolean | null
  faults: string | null
  wishes: string | null
  preDiagnosis: Generated<string>
  suspectedOrderId: string | null
  bookedAt: string | null
  plannedMinutes: Generated<number>
  adviserId: string | null
  assistantId: string | null
  namedTechnicianId: string | null
  bayId: string | null
  technicianId: string | null
  priceToldFen: number | null
  depositDemandedFen: Generated<number>
  depositWaivedBy: string | null
  confirmedAt: string | null
  confirmedBy: string | null
  confirmedWay: 'signed' | 'call' | 'wechat' | 'sms' | 'mail' | 'online' | null
  confirmedWith: Generated<string>
  workshopInformedAt: string | null
  acknowledgedAt: string | null
  acknowledgedBy: string | null
  reschedules: Generated<number>
  endedReason: Generated<string>
  endedAt: string | null
  visitId: string | null
  arrivedAt: string | null
  punctuality: 'early' | 'onTime' | 'late' | null
  createdAt: string
  createdBy: string | null
  version: Generated<number>
  offPeakLabel: Generated<string>
  offPeakPpm: Generated<number>
  loanCarId: string | null
  proposedBecause: Generated<string>
  consentedAt: string | null
  consentedWith: Generated<string>
  atHome: Generated<boolean>
  homeAddress: Generated<string>
  onlineAt: string | null
  onlineFor: string | null
  onlineLinkId: string | null
  onlineSaid: Generated<string>
}

export interface ApprovalsTable {
  id: string
  storeId: string
  kind: string
  subjectKind: string
  subjectId: string
  threadId: string | null
  amountFen: number | null
  params: GeneratedJson
  approverRole: string
  reason: string
  state: Generated<'asked' | 'granted' | 'refused' | 'withdrawn'>
  askedBy: string
  askedAt: string
  decidedBy: string | null
  decidedAt: string | null
  decisionNote: Generated<string>
  version: Generated<number>
  firstId: string | null
  step: Generated<number>
  nextRoles: Generated<string[]>
}

export interface ArrearsTable {
  id: string
  storeId: string
  statementId: string
  personId: string | null
  amountFen: number
  dueOn: string
  reason: string
  approvalId: string | null
  closedAt: string | null
  createdAt: string
}

export interface AttendancesTable {
  id: string
  storeId: string
  staffId: string
  startedAt: string
  endedAt: string | null
  checked: boolean
  version: Generated<number>
}

export interface AuthAccountsTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  password: string | null
  createdAt: string
  updatedAt: string
}

export interface AuthSessionsTable {
  id: string
  token: string
  userId: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: string
  updatedAt: string
}

export interface AuthUsersTable {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  username: string | null
  displayUsername: string | null
  createdAt: string
  updatedAt: string
}

export interface AuthVerificationsTable {
  id: string
  identifier: string
  value: string
  expiresAt: string
  createdAt: string
  updatedAt: string
}

export interface BackupsTable {
  id: string
  askedBy: string | null
  askedAt: string
  state: Generated<'waiting' | 'running' | 'verified' | 'failed'>
  step: Generated<string[]>
  percent: Generated<number>
  finishedAt: string | null
  file: string | null
  takenAt: string | null
  sizeBytes: number | null
  rowCount: number | null
  attachmentCount: number | null
  attachmentsGone: number | null
  backupMs: number | null
  restoreMs: number | null
  verifiedAt: string | null
  rulesBroken: number | null
  fault: string[] | null
}

export interface BelongingsTable {
  id: string
  storeId: string
  visitId: string
  position: number
  kind: 'item' | 'tool'
  name: string
  count: number
  placeKept: Generated<string>
  note: Generated<string>
  fileIds: Generated<string[]>
  returnedCount: number | null
  returnNote: Generated<string>
  returnedAt: string | null
  returnedBy: string | null
}

export interface BookingCandidatesTable {
  id: string
  storeId: string
  vehicleId: string
  personId: string
  kind: 'activeMaintenance' | 'newProblem' | 'seasonal' | 'leftOver'
  reason: 'months' | 'km' | 'programme' | 'openItem'
  sourceId: string | null
  item: Generated<string>
  lastVisitOn: string | null
  daysSince: number | null
  kmSince: number | null
  lost: Generated<boolean>
  method: 'call' | 'sms' | 'wechat' | 'mail' | 'visit' | 'counter'
  plannedAt: string | null
  plannedUntil: string | null
  state: Generated<'open' | 'booked' | 'declined' | 'unreachable' | 'overtaken'>
  attempts: Generated<number>
  appointmentId: string | null
  bookedMethod: 'call' | 'sms' | 'wechat' | 'mail' | 'visit' | 'counter' | null
  endedAt: string | null
  endedReason: Generated<string>
  createdAt: string
  version: Generated<number>
}

export interface BookingContactsTable {
  id: string
  storeId: string
  candidateId: string
  method: 'call' | 'sms' | 'wechat' | 'mail' | 'visit' | 'counter'
  result: 'booked' | 'later' | 'noAnswer' | 'wrongPerson' | 'declined' | 'invited'
  note: Generated<string>
  nextAt: string | null
  callId: string | null
  at: string
  byStaff: string | null
}

export interface BookingExplanationsTable {
  id: string
  storeId: string
  staffId: string
  occasion: 'reception' | 'callback' | 'incoming' | 'outgoing'
  subjectKind: 'visit' | 'call'
  subjectId: string
  told: string[]
  outcome: 'accepted' | 'declined'
  at: string
}

export interface BookingProgrammesTable {
  id: string
  storeId: string
  name: string
  fromOn: string
  toOn: string
  content: string
  brands: Generated<string[]>
  powers: Generated<string[]>
  minAgeMonths: number | null
  endedAt: string | null
  createdAt: string
  createdBy: string
  version: Generated<number>
}

export interface CallsTable {
  id: string
  storeId: string
  followUpId: string | null
  visitId: string | null
  orderId: string | null
  vehicleId: string | null
  personId: string | null
  direction: 'out' | 'in'
  purpose: string
  result: 'reached' | 'noAnswer' | 'wrongPerson' | 'notConvenient' | 'refused'
  interviewee: Generated<'' | 'owner' | 'served' | 'other'>
  sheetId: string | null
  satisfied: boolean | null
  vehicleUse: Generated<string>
  opinion: Generated<string>
  newNeeds: Generated<string>
  tipsTold: Generated<string>
  praise: Generated<string>
  mayCallAgain: boolean | null
  nextCallAt: string | null
  paperId: string | null
  startedAt: string
  durationSeconds: Generated<number>
  byStaff: string
}

export interface CarMarksTable {
  id: string
  storeId: string
  visitId: string
  no: number
  view: 'left' | 'right' | 'front' | 'rear' | 'top'
  xPermille: number
  yPermille: number
  kind: 'scratch' | 'dent' | 'paint' | 'crack' | 'rust' | 'broken' | 'missing' | 'other'
  part: Generated<string>
  note: Generated<string>
  fileIds: Generated<string[]>
  markedAt: string
  markedBy: string | null
  removedAt: string | null
  sameAs: string | null
}

export interface ChecklistAnswersTable {
  storeId: string
  sheetId: string
  itemKey: string
  result: 'ok' | 'watch' | 'bad' | 'none'
  value: string | null
  note: Generated<string>
  fileIds: Generated<string[]>
  answeredBy: string | null
  answeredAt: string
  firstAnsweredAt: string | null
}

export interface ChecklistSheetsTable {
  id: string
  storeId: string
  templateKey: string
  templateVersion: number
  subjectKind: string
  subjectId: string
  threadId: string | null
  title: string
  items: Json
  state: Generated<'open' | 'complete'>
  filledBy: string | null
  completedAt: string | null
  createdAt: string
  version: Generated<number>
}

export interface ChecklistTemplatesTable {
  id: string
  storeId: string | null
  key: string
  templateVersion: number
  title: string
  items: Json
  publishedAt: string
}

export interface ClockingsTable {
  id: string
  storeId: string
  jobId: string
  staffId: string
  startedAt: string
  endedAt: string | null
  endReason: Generated<'' | 'pause' | 'finish' | 'parts' | 'customer' | 'shift' | 'help'>
  note: Generated<string>
  source: Generated<'tablet' | 'device'>
}

export interface CodeSendingsTable {
  id: string
  storeId: string
  phoneHash: string
  sentAt: string
}

export interface ComebacksTable {
  id: string
  storeId: string
  vehicleId: string
  orderId: string
  lineId: string
  kind: 'guarantee' | 'repeat'
  firstOrderId: string
  firstLineId: string
  firstJobId: string | null
  responsibleId: string | null
  partId: string | null
  supplier: Generated<string>
  system: Generated<string>
  daysSince: number
  kmSince: number | null
  state: Generated<'open' | 'free' | 'refused' | 'noted'>
  proof: Generated<string>
  decidedAt: string | null
  decidedBy: string | null
  causeGroup: 'diagnosis' | 'preCheck' | 'support' | 'process' | 'inspection' | null
  cause: Generated<string>
  costFen: number | null
  foundAt: string
  version: Generated<number>
}

export interface ConductAuditsTable {
  id: string
  storeId: string
  staffId: string
  auditorId: string
  card: 'greeting' | 'reception'
  use: 'training' | 'check' | 'appraisal' | 'ability'
  visitId: string | null
  observedAt: string
  sheetId: string
  paperId: string | null
  passed: number
  judged: number
  scorePpm: number
  smileInTime: boolean | null
  greetingInTime: boolean | null
  remark: Generated<string>
  createdAt: string
  acknowledgedAt: string | null
  acknowledgedNote: Generated<string>
  withdrawnAt: string | null
  withdrawnBy: string | null
  withdrawReason: Generated<string>
  version: Generated<number>
}

export interface CouponsTable {
  id: string
  storeId: string
  memberId: string
  name: string
  amountFen: number
  minimumFen: Generated<number>
  expiresOn: string
  issuedBy: string
  issuedAt: string
  usedStatementId: string | null
  usedFen: number | null
  usedAt: string | null
}

export interface CustomerQuestionsTable {
  id: string
  storeId: string
  visitId: string
  subjectKind: 'diagnosis' | 'estimate'
  subjectId: string
  aboutId: string | null
  about: Generated<string>
  personId: string | null
  text: string
  askedAt: string
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
  version: Generated<number>
}

export interface DeliveriesTable {
  orderId: string
  storeId: string
  takenOverAt: string
  takenOverBy: string
  takeOverNote: Generated<string>
  preparedAt: string | null
  notifiedAt: string | null
  pickupStartedAt: string | null
  explainedBy: string | null
  careNotes: Generated<string[]>
  nextOn: string | null
  nextKm: number | null
  nextContent: Generated<string>
  rating: number | null
  feedback: Generated<string>
  acceptedAt: string | null
  handedOverAt: string | null
  leftAt: string | null
  version: Generated<number>
  stateConfirmedAt: string | null
  stateConfirmedBy: Generated<string>
  pickupMinutes: number | null
  pickupGoalMinutes: number | null
  customerSteps: number | null
}

export interface DeliveryNoticesTable {
  id: string
  storeId: string
  orderId: string
  kind: 'delivery' | 'delay'
  dueAt: string
  noticedAt: string
  channel: 'call' | 'sms' | 'wechat' | 'inPerson'
  reached: boolean
  personReached: Generated<string>
  delayReason: Generated<string>
  newTimeAt: string | null
  byStaff: string
  nextAttemptAt: string | null
}

export interface DeviceSessionsTable {
  id: string
  storeId: string
  diagnosisId: string
  bay: string
  state: Generated<'asked' | 'done'>
  askedAt: string
  askedBy: string | null
  readAt: string | null
}

export interface DiagnosesTable {
  id: string
  storeId: string
  visitId: string
  technicianId: string
  startedAt: string
  completedAt: string | null
  plainExplanation: Generated<string>
  feeFen: number | null
  handedAt: string | null
  handedBy: string | null
  handedWay: 'print' | 'link' | 'signed' | null
  version: Generated<number>
  linkSentAt: string | null
  seenAt: string | null
}

export interface DiagnosisFindingsTable {
  id: string
  storeId: string
  diagnosisId: string
  position: number
  part: string
  cause: string
  certainty: 'confirmed' | 'suspected'
  recommendation: Generated<string>
  urgency: 'now' | 'soon' | 'later'
  safety: Generated<boolean>
}

export interface DiagnosisMediaTable {
  id: string
  storeId: string
  diagnosisId: string
  findingId: string | null
  fileId: string
  originalId: string | null
  caption: Generated<string>
  addedBy: string | null
  addedAt: string
  version: Generated<number>
}

export interface DiagnosisReadingsTable {
  id: string
  storeId: string
  diagnosisId: string
  kind: 'code' | 'test'
  device: Generated<string>
  item: string
  value: Generated<string>
  unit: Generated<string>
  limits: Generated<string>
  result: Generated<'' | 'ok' | 'watch' | 'bad'>
  meaning: Generated<string>
  readAt: string
  sessionId: string | null
  position: number
}

export interface DiagnosisVerdictsTable {
  id: string
  storeId: string
  diagnosisId: string
  technicianId: string
  confirmed: boolean
  note: Generated<string>
  judgedBy: string
  judgedAt: string
  version: Generated<number>
}

export interface DrawerClosingsTable {
  id: string
  storeId: string
  cashierId: string
  number: string
  fromOn: string
  throughOn: string
  pieces: GeneratedJson
  offFen: number
  reason: Generated<string>
  handInFen: number
  keptFen: number
  state: 'asked' | 'closed' | 'refused' | 'withdrawn' | 'reopened'
  closedAt: string
  decidedBy: string | null
  decidedAt: string | null
  reopenedBy: string | null
  reopenedAt: string | null
  reopenReason: Generated<string>
  version: Generated<number>
}

export interface DrawerCountsTable {
  id: string
  storeId: string
  closingId: string
  way: 'cash' | 'card' | 'wechat' | 'alipay' | 'transfer'
  openingFen: number
  inFen: number
  outFen: number
  countedFen: number
}

export interface DrawersTable {
  storeId: string
  cashierId: string
  closedThroughOn: string | null
}

export interface DunningsTable {
  id: string
  storeId: string
  arrearsId: string
  at: string
  byStaff: string
  channel: 'call' | 'sms' | 'wechat' | 'letter' | 'inPerson'
  reached: boolean
  personReached: Generated<string>
  words: string
  promisedOn: string | null
}

export interface DutiesTable {
  id: string
  storeId: string
  kind: string
  subjectKind: string
  subjectId: string
  threadId: string | null
  ownerRole: string
  ownerId: string | null
  standInId: string | null
  params: GeneratedJson
  opensAt: string
  warnAt: string | null
  dueAt: string
  escalateTo: string | null
  state: Generated<'open' | 'done' | 'cancelled'>
  warnedAt: string | null
  overdueAt: string | null
  escalatedAt: string | null
  closedAt: string | null
  closedBy: string | null
  result: JsonOrNull
  createdAt: string
  version: Generated<number>
}

export interface EstimateLinesTable {
  id: string
  storeId: string
  optionId: string
  position: number
  kind: 'labour' | 'part' | 'other'
  labourOperationId: string | null
  partId: string | null
  forLineId: string | null
  code: Generated<string>
  name: string
  system: Generated<string>
  trade: Generated<string>
  hoursCenti: number | null
  qtyMilli: number
  unit: Generated<string>
  unitPriceFen: number
  publishedPriceFen: number
  amountFen: number
  discountFen: Generated<number>
  taxPpm: number
  payer: Generated<'customer' | 'maker' | 'insurer' | 'internal' | 'rework'>
  partGrade: Generated<string>
  customerSupplied: Generated<boolean>
  guaranteeClass: Generated<string>
  keyItem: Generated<boolean>
  basis: 'finding' | 'rule' | 'wish'
  basisText: Generated<string>
  findingId: string | null
  deviationReason: Generated<string>
  recommended: Generated<boolean>
  safety: Generated<boolean>
  answer: Generated<'pending' | 'agreed' | 'declined'>
  declinedReason: Generated<string>
  contactOn: string | null
  inspectionKey: Generated<string>
}

export interface EstimateOptionsTable {
  id: string
  storeId: string
  estimateId: string
  label: 'A' | 'B' | 'C'
  name: string
  note: Generated<string>
  finishAt: string | null
  finishReason: Generated<string>
  chosen: Generated<boolean>
}

export interface EstimatesTable {
  id: string
  storeId: string
  visitId: string
  vehicleId: string
  adviserId: string
  number: string | null
  mode: 'system' | 'symptom' | 'item'
  riskPpm: Generated<number>
  priorExplained: Generated<boolean>
  priorExplanation: Generated<string>
  priceExplanation: Generated<string>
  validUntilOn: string
  state: Generated<'draft' | 'shown' | 'accepted' | 'declined' | 'withdrawn'>
  firstShownAt: string | null
  shownAt: string | null
  talkMinutes: number | null
  talkLate: boolean | null
  linkSentAt: string | null
  openedAt: string | null
  decidedAt: string | null
  decidedBy: 'tablet' | 'link' | null
  orderId: string | null
  bookedAt: string | null
  appointmentId: string | null
  createdAt: string
  version: Generated<number>
  readAt: string | null
  readSeconds: Generated<number>
  guaranteeExplainedAt: string | null
  guaranteeExplainedBy: string | null
}

export interface ExportsTable {
  id: string
  storeId: string
  kind: string
  format: 'xlsx' | 'csv'
  filtersCipher: string
  lang: 'zh' | 'en'
  askedBy: string
  askedAt: string
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired'>
  rowsDone: Generated<number>
  sizeBytes: number | null
  fault: string[] | null
  beatAt: string | null
  finishedAt: string | null
  expiresAt: string | null
}

export interface FilesTable {
  id: string
  storeId: string
  sha256: string
  mediaType: string
  sizeBytes: number
  name: string
  subjectKind: string | null
  subjectId: string | null
  purpose: Generated<string>
  createdBy: string | null
  createdAt: string
  smallSha256: string | null
  width: number | null
  height: number | null
}

export interface FinishedOrdersTable {
  orderId: string
  storeId: string
  adviserId: string
  finishedAt: string
  dueAt: string
  confirmedBy: string | null
  confirmedAt: string | null
}

export interface FloorVisitorsTable {
  id: string
  storeId: string
  visitor: string
  reason: string
  companionId: string
  enteredAt: string
  leftAt: string | null
  version: Generated<number>
}

export interface FollowUpsTable {
  id: string
  storeId: string
  visitId: string
  orderId: string | null
  vehicleId: string | null
  personId: string | null
  step: 'first' | 'second' | 'day7' | 'day7Call' | 'day30'
  way: 'call' | 'push'
  fromAt: string
  dueAt: string
  breachAt: string | null
  ownerId: string | null
  topic: Generated<string>
  state: Generated<'planned' | 'done' | 'excluded' | 'cancelled'>
  excludedBecause: Generated<string>
  agreedAt: string | null
  attempts: Generated<number>
  doneAt: string | null
  inTime: boolean | null
  version: Generated<number>
  special: Generated<'' | 'repeatRepair'>
}

export interface GatePassesTable {
  id: string
  storeId: string
  visitId: string
  orderId: string | null
  kind: 'unrepaired' | 'repaired'
  plate: string
  token: string
  paperId: string | null
  issuedAt: string
  issuedBy: string | null
  validUntil: string
  usedAt: string | null
  usedBy: string | null
  voidedAt: string | null
  voidReason: Generated<string>
}

export interface GateScansTable {
  id: string
  storeId: string
  at: string
  plate: string
  passId: string | null
  outcome: 'open' | 'missing' | 'used' | 'foreignPlate' | 'expired' | 'voided'
  scannedBy: string | null
}

export interface GoodsReceiptLinesTable {
  id: string
  storeId: string
  receiptId: string
  partId: string
  qtyMilli: number
  unitCostFen: number
  movementId: string
}

export interface GoodsReceiptsTable {
  id: string
  storeId: string
  number: string
  supplier: string
  note: Generated<string>
  receivedBy: string | null
  receivedAt: string
}

export interface GuaranteeAlertsTable {
  id: string
  storeId: string
  vehicleId: string
  clock: string
  level: 'yellow' | 'orange' | 'red'
  count: number
  raisedAt: string
}

export interface GuaranteeEarlyFaultsTable {
  id: string
  storeId: string
  vehicleId: string
  orderId: string
  fault: 'engine' | 'gearbox' | 'battery' | 'motor' | 'steering' | 'brakes' | 'bodyCrack' | 'fuelLeak' | 'batteryFire'
  verdict: 'confirmed' | 'denied'
  evidence: string
  rights: string[]
  startedOn: string | null
  broughtOn: string
  km: number | null
  choice: Generated<'' | 'repair' | 'assembly' | 'car'>
  chosenAt: string | null
  decidedBy: string
  decidedAt: string
  version: Generated<number>
}

export interface GuaranteeExchangesTable {
  id: string
  storeId: string
  vehicleId: string
  kind: 'refund' | 'replace'
  clock: 'totalDays' | 'problem' | 'safety' | 'assembly' | 'early'
  about: Generated<string>
  priceFen: number
  km: number
  ratePpm: number
  usageFen: number
  backFen: number
  state: Generated<'asked' | 'agreed' | 'refused' | 'done'>
  note: Generated<string>
  answerDueAt: string
  finishDueAt: string
  askedBy: string
  askedAt: string
  answeredBy: string | null
  answeredAt: string | null
  finishedAt: string | null
  version: Generated<number>
}

export interface GuaranteePausesTable {
  id: string
  storeId: string
  orderId: string
  reason: 'antiTheft' | 'harness' | 'battery' | 'rescue'
  fromAt: string
  toAt: string | null
  proof: string
  recordedBy: string
  recordedAt: string
  withdrawnBy: string | null
  withdrawnAt: string | null
  withdrawnReason: Generated<string>
  version: Generated<number>
}

export interface IdempotencyKeysTable {
  scope: string
  key: string
  requestHash: string
  answer: JsonOrNull
  createdAt: string
}

export interface ImportRunsTable {
  id: string
  storeId: string
  kind: string
  fileName: string
  sha256: string
  rowCount: number
  added: number
  changed: number
  unchanged: number
  faulty: number
  runBy: string | null
  at: string
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>
  rowsDone: Generated<number>
  lang: Generated<'zh' | 'en'>
  contentCipher: string | null
  faultsCipher: string | null
  fault: string[] | null
  beatAt: string | null
  finishedAt: string | null
}

export interface InquiriesTable {
  id: string
  storeId: string
  visitId: string
  symptom: string
  since: Generated<string>
  speed: Generated<string>
  temperature: Generated<string>
  frequency: Generated<'' | 'always' | 'often' | 'sometimes' | 'once'>
  lamps: Generated<string[]>
  earlierRepair: Generated<string>
  wish: Generated<string>
  summary: string
  askedBy: string | null
  askedAt: string
  version: Generated<number>
}

export interface InspectionsTable {
  id: string
  storeId: string
  orderId: string
  round: number
  level: 'self' | 'mutual' | 'exit'
  inspectorId: string
  result: 'pass' | 'fail'
  checkedLines: Generated<string[]>
  defect: Generated<string>
  cause: Generated<string>
  failedLineId: string | null
  at: string
  rulesEdition: number | null
}

export interface InvariantFindingsTable {
  id: string
  storeId: string
  runId: string
  rule: string
  position: number
  document: string
  detail: string[]
  subjectKind: string | null
  subjectId: string | null
}

export interface InvariantResultsTable {
  runId: string
  storeId: string
  rule: string
  findingCount: number | null
  tookMs: number
}

export interface InvariantRunsTable {
  id: string
  storeId: string
  askedBy: string | null
  askedAt: string
  state: Generated<'waiting' | 'running' | 'done'>
  startedAt: string | null
  finishedAt: string | null
  ruleCount: Generated<number>
  rulesDone: Generated<number>
}

export interface InvoicesTable {
  id: string
  storeId: string
  statementId: string
  state: 'asked' | 'issued' | 'failed' | 'redAsked' | 'red'
  buyerName: string
  buyerCreditCode: Generated<string>
  totalFen: number
  taxFen: number
  number: string | null
  xmlHash: string | null
  askedAt: string
  issuedAt: string | null
  redId: string | null
  redNumber: string | null
  redReason: Generated<string>
  redAskedAt: string | null
  redIssuedAt: string | null
  kind: Generated<'ordinary' | 'special'>
  buyerAddress: Generated<string>
  buyerBank: Generated<string>
  redConfirmation: string | null
  redXmlHash: string | null
}

export interface JobStepsTable {
  storeId: string
  jobId: string
  position: number
  name: string
  reading: JsonOrNull
  value: string | null
  within: boolean | null
  source: Generated<'tablet' | 'device'>
  doneAt: string | null
  doneBy: string | null
}

export interface JobToolsTable {
  storeId: string
  jobId: string
  class: string
  toolId: string
  checkedBy: string
  checkedAt: string
}

export interface JobsTable {
  id: string
  storeId: string
  orderId: string
  lineId: string
  technicianId: string
  staffId: string
  bayId: string
  plannedFrom: string
  plannedTo: string
  assignedHoursCenti: number
  state: Generated<'planned' | 'working' | 'paused' | 'done' | 'cancelled'>
  dispatchedBy: string
  dispatchedAt: string
  finishedAt: string | null
  version: Generated<number>
  placedBy: Generated<'person' | 'proposal'>
}

export interface KeyItemChecksTable {
  id: string
  storeId: string
  orderId: string
  lineId: string
  round: number
  inspectorId: string
  note: Generated<string>
  at: string
}

export interface KeyMovementsTable {
  id: string
  storeId: string
  keyId: string
  at: string
  holderKind: 'board' | 'staff' | 'customer'
  holderId: string | null
  place: Generated<string>
  note: Generated<string>
  movedBy: string | null
}

export interface KeysTable {
  id: string
  storeId: string
  visitId: string
  tagNumber: string
  keyCount: number
  code: string
  place: Generated<string>
  holderKind: 'board' | 'staff' | 'customer'
  holderId: string | null
  heldSince: string
  issuedAt: string
  releasedAt: string | null
  version: Generated<number>
}

export interface LabourOperationsTable {
  id: string
  code: string
  name: string
  initials: Generated<string>
  pinyin: Generated<string>
  system: string
  trade: string
  powers: Generated<string[]>
  hoursCenti: number
  grade: Generated<number>
  highVoltage: Generated<boolean>
  keyItem: Generated<boolean>
  guaranteeClass: string
  steps: GeneratedJson
  package: Generated<boolean>
  importKey: string | null
  version: Generated<number>
  tools: Generated<string[]>
}

export interface LabourRatesTable {
  id: string
  storeId: string
  trade: string
  rateFen: number
  effectiveFrom: string
}

export interface LinksTable {
  id: string
  storeId: string
  tokenHash: string
  purpose: string
  subjectKind: string
  subjectId: string
  personId: string | null
  codeHash: string | null
  codeTries: Generated<number>
  codeSentAt: string | null
  codesSent: Generated<number>
  expiresAt: string
  openedAt: string | null
  usedAt: string | null
  createdAt: string
  guestName: Generated<string>
  guestPhoneCipher: string | null
  guestPhoneHash: string | null
  guestPhoneMasked: Generated<string>
}

export interface MeasuresTable {
  id: string
  storeId: string
  subjectKind: 'problem' | 'accident' | 'audit' | 'report'
  subjectId: string
  problem: string
  cause: string
  type: 'process' | 'training' | 'parts' | 'transparency' | 'feedback'
  action: string
  ownerId: string
  dueOn: string
  state: Generated<'open' | 'done' | 'closed'>
  result: Generated<string>
  doneAt: string | null
  effect: 'worked' | 'failed' | null
  effectNote: Generated<string>
  checkedBy: string | null
  checkedAt: string | null
  closedAt: string | null
  createdBy: string
  createdAt: string
  version: Generated<number>
}

export interface MembersTable {
  id: string
  storeId: string
  personId: string
  joinedAt: string
  joinedBy: string
  version: Generated<number>
}

export interface MessageConsentsTable {
  personId: string
  channel: 'sms' | 'wechat' | 'mail' | 'call' | 'letter' | 'push'
  purpose: 'service' | 'safety' | 'care' | 'marketing'
  allowed: boolean
  givenAt: string
  source: Generated<string>
}

export interface MessagesTable {
  id: string
  storeId: string
  personId: string | null
  template: string
  purpose: 'service' | 'safety' | 'care' | 'marketing'
  channel: 'sms' | 'wechat' | 'mail' | 'call' | 'letter' | 'push'
  addressCipher: string | null
  addressMasked: Generated<string>
  subjectKind: string
  subjectId: string
  threadId: string | null
  title: Generated<string>
  body: string
  state: 'held' | 'queued' | 'sent' | 'delivered' | 'failed' | 'cancelled' | 'suppressed'
  stateReason: string | null
  tries: Generated<number>
  notBefore: string
  createdAt: string
  sentAt: string | null
  deliveredAt: string | null
  providerRef: string | null
  secretCipher: string | null
}

export interface MileageReadingsTable {
  id: string
  vehicleId: string
  km: number
  at: string
  correction: Generated<boolean>
}

export interface MoneyAccountsTable {
  id: string
  storeId: string
  kind: 'receivable' | 'deposit' | 'till' | 'revenue' | 'discount' | 'clearing'
  subjectKind: string
  subjectId: string
  label: Generated<string>
  balanceFen: Generated<number>
  mayBeNegative: boolean
}

export interface MoneyEntriesTable {
  id: string
  storeId: string
  postingId: string
  accountId: string
  amountFen: number
  kind: string
  subjectKind: string
  subjectId: string
  businessOn: string
  at: string
  byStaff: string | null
  note: Generated<string>
  cashierId: string | null
}

export interface NightlyWorkTable {
  storeId: string
  name: string
  night: string
}

export interface NoticesTable {
  id: string
  storeId: string
  staffId: string | null
  role: string | null
  kind: string
  subjectKind: string
  subjectId: string
  params: GeneratedJson
  at: string
  readAt: string | null
}

export interface NumberSeriesTable {
  storeId: string
  series: string
  period: string
  last: number
}

export interface OldPartsTable {
  id: string
  storeId: string
  orderId: string
  lineId: string
  name: string
  qtyMilli: number
  decision: 'take' | 'leave' | null
  decidedAt: string | null
}

export interface OpenItemsTable {
  id: string
  storeId: string
  vehicleId: string
  kind: 'declined' | 'wish' | 'finding'
  text: string
  reason: Generated<string>
  safety: Generated<boolean>
  amountFen: number | null
  sourceKind: string
  sourceId: string
  contactOn: string | null
  state: Generated<'open' | 'taken' | 'dropped'>
  createdAt: string
  closedAt: string | null
  createdBy: string | null
  closedBy: string | null
  closeNote: Generated<string>
}

export interface OrderLinesTable {
  id: string
  storeId: string
  orderId: string
  addOnId: string | null
  position: number
  kind: 'labour' | 'part' | 'other'
  labourOperationId: string | null
  partId: string | null
  forLineId: string | null
  code: Generated<string>
  name: string
  system: Generated<string>
  trade: Generated<string>
  hoursCenti: number | null
  qtyMilli: number
  unit: Generated<string>
  unitPriceFen: number
  publishedPriceFen: number
  amountFen: number
  discountFen: Generated<number>
  taxPpm: number
  payer: Generated<'customer' | 'maker' | 'insurer' | 'internal' | 'rework'>
  partGrade: Generated<string>
  customerSupplied: Generated<boolean>
  guaranteeClass: Generated<string>
  keyItem: Generated<boolean>
  basis: 'finding' | 'rule' | 'wish'
  basisText: Generated<string>
  deviationReason: Generated<string>
  deviationApprovalId: string | null
  approvedAt: string | null
  state: Generated<'proposed' | 'approved' | 'declined' | 'working' | 'done' | 'passed' | 'cancelled'>
  explainedAt: string | null
  costFen: Generated<number>
  version: Generated<number>
  agreedFen: number | null
  ruledDiscountFen: Generated<number>
}

export interface OrderSplitsTable {
  orderId: string
  storeId: string
  insurerPpm: Generated<number>
  insurerName: Generated<string>
  insurerClaim: Generated<string>
  makerPpm: Generated<number>
  makerName: Generated<string>
  makerClaim: Generated<string>
  setBy: string
  setAt: string
  version: Generated<number>
}

export interface OutsideCallsTable {
  id: string
  storeId: string
  party: string
  direction: 'out' | 'in'
  subjectKind: string
  subjectId: string
  request: Json
  answer: JsonOrNull
  state: 'waiting' | 'done' | 'failed'
  tries: Generated<number>
  lastError: string | null
  at: string
  doneAt: string | null
  operation: Generated<string>
}

export interface OutsideSwitchesTable {
  storeId: string
  party: string
  mode: 'ok' | 'slow' | 'fail' | 'garbage'
}

export interface OvertimeTechniciansTable {
  storeId: string
  overtimeId: string
  technicianId: string
}

export interface OvertimesTable {
  id: string
  storeId: string
  orderId: string
  fromAt: string
  toAt: string
  reason: string
  state: Generated<'asked' | 'granted' | 'refused' | 'cancelled'>
  askedBy: string
  askedAt: string
  decidedBy: string | null
  decidedAt: string | null
  readyWithoutAt: string | null
  readyWithAt: string | null
  version: Generated<number>
}

export interface PaperSignaturesTable {
  id: string
  storeId: string
  paperId: string
  role: string
  signerName: string
  personId: string | null
  staffId: string | null
  method: 'drawn' | 'code' | 'staff'
  image: string | null
  consentText: string
  contentHash: string
  signedAt: string
  device: Generated<string>
  address: Generated<string>
  voidedAt: string | null
  voidReason: string | null
  phoneMasked: Generated<string>
}

export interface PapersTable {
  id: string
  storeId: string
  kind: string
  subjectKind: string
  subjectId: string
  threadId: string | null
  vehicleId: string | null
  personId: string | null
  number: string
  revision: Generated<number>
  templateVersion: number
  content: Json
  contentHash: string
  finder: Generated<string>
  state: 'presented' | 'signed' | 'voided' | 'final'
  issuedAt: string
  issuedBy: string | null
  voidedAt: string | null
  voidReason: string | null
  archiveNo: string | null
  pdfFileId: string | null
  version: Generated<number>
}

export interface PartAliasesTable {
  partId: string
  alias: string
  initials: Generated<string>
}

export interface PartFitmentsTable {
  partId: string
  brand: string
  series: Generated<string>
  yearFrom: Generated<number>
  yearTo: Generated<number>
  power: Generated<string>
}

export interface PartPricesTable {
  id: string
  storeId: string
  partId: string
  priceFen: number
  effectiveFrom: string
}

export interface PartRequestsTable {
  id: string
  storeId: string
  orderId: string
  orderLineId: string | null
  partId: string
  wantedMilli: number
  reservedMilli: Generated<number>
  issuedMilli: Generated<number>
  note: Generated<string>
  requestedBy: string | null
  requestedAt: string
  cancelledAt: string | null
  cancelReason: Generated<string>
  version: Generated<number>
}

export interface PartSlipLinesTable {
  id: string
  storeId: string
  slipId: string
  requestId: string
  partId: string
  qtyMilli: number
  unitPriceFen: number
  costFen: number
  movementId: string
  issueLineId: string | null
  reason: Generated<string>
  condition: Generated<string>
}

export interface PartSlipsTable {
  id: string
  storeId: string
  orderId: string
  kind: 'issue' | 'return'
  number: string
  paperId: string
  issueSlipId: string | null
  state: Generated<'open' | 'handed'>
  workshopBy: string
  counterBy: string
  at: string
  acknowledgedAt: string | null
  handedAt: string | null
  handedBy: string | null
  note: Generated<string>
  version: Generated<number>
}

export interface PartsTable {
  id: string
  number: string
  numberKey: string
  name: string
  initials: Generated<string>
  pinyin: Generated<string>
  category: string
  grade: 'original' | 'certified' | 'aftermarket' | 'remanufactured' | 'used'
  maker: Generated<string>
  unit: Generated<string>
  costFen: number
  priceFen: number
  leadDays: Generated<number>
  supersededBy: string | null
  importKey: string | null
  active: Generated<boolean>
  version: Generated<number>
  forSomeCars: Generated<boolean>
}

export interface PastOrderLinesTable {
  id: string
  storeId: string
  orderId: string
  position: number
  kind: 'labour' | 'part' | 'other'
  code: string
  name: string
  qtyMilli: number | null
  hoursCenti: number | null
  priceFen: number | null
  amountFen: number
  payer: 'customer' | 'maker' | 'insurer' | 'internal' | 'rework'
  technician: string
}

export interface PastOrdersTable {
  id: string
  storeId: string
  vehicleId: string
  number: string
  numberKey: string
  kind: 'maintenance' | 'repair' | 'accident' | 'warranty' | 'rework' | 'beauty' | 'home' | 'rescue' | 'freeCheck'
  kindWord: string
  inOn: string
  outOn: string | null
  plate: string
  mileageKm: number | null
  words: string
  adviser: string
  amountFen: number
  contentHash: string
  importedAt: string
}

export interface PaymentsTable {
  id: string
  storeId: string
  statementId: string
  way: 'cash' | 'card' | 'wechat' | 'alipay' | 'transfer' | 'prepaid'
  amountFen: number
  state: 'waiting' | 'succeeded' | 'failed' | 'cancelled'
  providerRef: string | null
  codeUrl: string | null
  postingId: string | null
  takenBy: string | null
  startedAt: string
  succeededAt: string | null
  version: Generated<number>
}

export interface PeopleTable {
  id: string
  kind: 'person' | 'company'
  name: string
  pinyin: Generated<string>
  initials: Generated<string>
  salutation: Generated<'' | '先生' | '女士'>
  phoneCipher: string | null
  phoneHash: string | null
  phoneTailHash: string | null
  phoneMasked: Generated<string>
  phone2Cipher: string | null
  phone2Hash: string | null
  phone2TailHash: string | null
  phone2Masked: Generated<string>
  address: Generated<string>
  mail: Generated<string>
  wechatRef: Generated<string>
  birthdayOn: string | null
  creditCode: Generated<string>
  preferredChannel: Generated<string>
  convenientTime: Generated<string>
  tags: Generated<string[]>
  interests: Generated<string[]>
  privacyAcceptedAt: string | null
  verifiedOn: string | null
  importKey: string | null
  createdAt: string
  version: Generated<number>
}

export interface PeriodReportsTable {
  id: string
  storeId: string
  kind: 'daily' | 'weekly' | 'monthly'
  fromOn: string
  toOn: string
  supplementFromAt: string
  draftAt: string
  dueAt: string
  draftedAt: string | null
  sentAt: string | null
  sentBy: string | null
  figures: JsonOrNull
  checkSum: string | null
  comment: Generated<string>
  paperId: string | null
  createdAt: string
  version: Generated<number>
}

export interface PointEntriesTable {
  id: string
  storeId: string
  memberId: string
  lotId: string
  kind: 'earn' | 'redeem' | 'expire' | 'return' | 'unearn'
  points: number
  subjectKind: string
  subjectId: string
  reason: Generated<string>
  byStaff: string | null
  at: string
}

export interface PointLotsTable {
  id: string
  storeId: string
  memberId: string
  earned: number
  leftPoints: number
  expiresOn: string
  earnedAt: string
}

export interface PolicySettingsTable {
  id: string
  storeId: string
  key: string
  preset: string | null
  value: Json
  effectiveFrom: string
  setBy: string | null
  setAt: string
}

export interface PriceZoneStoresTable {
  storeId: string
  zoneId: string | null
  effectiveFrom: string
}

export interface PriceZonesTable {
  id: string
  name: string
  version: Generated<number>
}

export interface ProgressQueriesTable {
  id: string
  storeId: string
  orderId: string
  askedAt: string
  askedBy: string
  answeredBy: string
  percent: number
  expectedFinishAt: string
  abnormal: boolean
  measure: Generated<string>
  measureOwner: string | null
  withinWindow: boolean
}

export interface PromiseRisksTable {
  orderId: string
  storeId: string
  promisedAt: string
  readyAt: string | null
  reason: 'nobody' | 'parts' | 'queue' | 'work'
  since: string
}

export interface PromisesTable {
  id: string
  storeId: string
  orderId: string
  promisedAt: string
  reason: Generated<string>
  consentChannel: Generated<string>
  personReached: Generated<string>
  madeBy: string | null
  madeAt: string
}

export interface QualityAccidentsTable {
  id: string
  storeId: string
  orderId: string | null
  happenedOn: string
  description: string
  responsibleId: string
  handling: Generated<string>
  lesson: Generated<string>
  costFen: Generated<number>
  deductionPoints: Generated<number>
  state: Generated<'open' | 'closed'>
  closedAt: string | null
  closedBy: string | null
  reportedBy: string
  reportedAt: string
  version: Generated<number>
}

export interface QualityAuditsTable {
  id: string
  storeId: string
  area: 'attitude' | 'timeliness' | 'skill' | 'process' | 'environment'
  plannedOn: string
  auditorId: string
  doneAt: string | null
  summary: Generated<string>
  findings: number | null
  version: Generated<number>
}

export interface QualityDocumentsTable {
  id: string
  storeId: string
  kind: 'rules' | 'rework' | 'standard'
  edition: number
  title: string
  body: Generated<string>
  items: GeneratedJson
  publishedBy: string
  publishedAt: string
}

export interface QualityReportsTable {
  id: string
  storeId: string
  month: string
  comment: Generated<string>
  state: Generated<'draft' | 'issued'>
  createdAt: string
  issuedAt: string | null
  issuedBy: string | null
  figures: JsonOrNull
  version: Generated<number>
}

export interface QuestionnaireSheetsTable {
  id: string
  storeId: string
  questionnaireKey: string
  questionnaireVersion: number
  subjectKind: string
  subjectId: string
  answers: GeneratedJson
  scoreMilli: number | null
  filledBy: string | null
  completedAt: string | null
  createdAt: string
  version: Generated<number>
}

export interface QuestionnairesTable {
  id: string
  storeId: string | null
  key: string
  questionnaireVersion: number
  title: string
  items: Json
  publishedAt: string
}

export interface RefundsTable {
  id: string
  storeId: string
  statementId: string
  paymentId: string | null
  kind: 'refund' | 'compensation'
  way: 'cash' | 'card' | 'wechat' | 'alipay' | 'transfer' | 'prepaid'
  amountFen: number
  reason: string
  approverRole: string
  state: Generated<'asked' | 'approved' | 'refused' | 'withdrawn' | 'paid'>
  askedBy: string
  askedAt: string
  decidedBy: string | null
  postingId: string | null
  providerRef: string | null
  paidAt: string | null
  version: Generated<number>
}

export interface RepairOrdersTable {
  id: string
  storeId: string
  visitId: string
  vehicleId: string
  number: string | null
  kind: 'maintenance' | 'repair' | 'accident' | 'warranty' | 'rework' | 'beauty' | 'home' | 'rescue' | 'freeCheck'
  adviserId: string
  namedTechnicianId: string | null
  originalOrderId: string | null
  estimateId: string | null
  description: Generated<string>
  wishes: Generated<string>
  guaranteeNote: Generated<string>
  team: Generated<string>
  authorisation: Generated<'draft' | 'awaiting' | 'signed'>
  work: Generated<'waiting' | 'handedOver' | 'dispatched' | 'working' | 'finished' | 'inspecting' | 'rework' | 'passed'>
  delivery: Generated<'none' | 'preparing' | 'prepared' | 'notified' | 'accepting' | 'accepted' | 'delivered' | 'gone'>
  money: Generated<'open' | 'totalled' | 'settled'>
  washing: Generated<'none' | 'waiting' | 'washing' | 'washed' | 'returned'>
  cancelledAt: string | null
  cancelReason: string | null
  signedAt: string | null
  receivedBy: string | null
  receivedAt: string | null
  workStartedAt: string | null
  workFinishedAt: string | null
  passedAt: string | null
  deliveredAt: string | null
  plannedMinutes: Generated<number>
  firstPromisedAt: string | null
  promisedAt: string | null
  createdAt: string
  version: Generated<number>
  workVersion: Generated<number>
  deliveryVersion: Generated<number>
  reworkCause: Generated<string>
  reworkStep: Generated<'' | 'diagnosis' | 'repair' | 'parts' | 'inspection' | 'customer'>
}

export interface ReportReceiptsTable {
  reportId: string
  staffId: string
  storeId: string
  role: string
  sentAt: string
  readAt: string | null
  remindedAt: string | null
}

export interface ResourceBookingsTable {
  id: string
  storeId: string
  resourceId: string
  during: string
  purpose: 'appointment' | 'job' | 'absence' | 'closed'
  subjectKind: string
  subjectId: string
  label: Generated<string>
  releasedAt: string | null
}

export interface ResourcesTable {
  id: string
  storeId: string
  kind: 'bay' | 'receptionBay' | 'technician' | 'adviser' | 'loanCar' | 'room' | 'tool'
  name: string
  class: Generated<string>
  team: Generated<string>
  staffId: string | null
  skills: Generated<string[]>
  grade: Generated<number>
  active: Generated<boolean>
  sort: Generated<number>
  version: Generated<number>
  calibratedUntilOn: string | null
  shift: JsonOrNull
}

export interface ReworksTable {
  id: string
  storeId: string
  orderId: string
  lineId: string
  inspectionId: string | null
  stage: 'mutual' | 'exit' | 'delivery'
  defect: string
  cause: Generated<string>
  responsibleId: string | null
  openedAt: string
  doneAt: string | null
}

export interface SettlementDemandsTable {
  id: string
  storeId: string
  orderId: string
  statementId: string
  kind: 'discount' | 'complaint' | 'other'
  words: string
  discountPpm: Generated<number>
  state: Generated<'asked' | 'granted' | 'refused' | 'withdrawn' | 'applied'>
  askedAt: string
  askedBy: string
  decidedBy: Generated<string>
  decidedAt: string | null
  note: Generated<string>
  version: Generated<number>
}

export interface ShiftHandoverJobsTable {
  storeId: string
  handoverId: string
  jobId: string
  standing: string
  wishes: Generated<string>
  parts: Generated<string>
  keyPlace: string
}

export interface ShiftHandoversTable {
  id: string
  storeId: string
  fromId: string
  toId: string
  note: Generated<string>
  madeAt: string
  confirmedAt: string | null
  version: Generated<number>
}

export interface ShortagesTable {
  id: string
  storeId: string
  orderId: string
  requestId: string
  partId: string
  qtyMilli: number
  arrivedMilli: Generated<number>
  state: Generated<'asked' | 'ordered' | 'arrived' | 'told' | 'withdrawn'>
  askedAt: string
  askedBy: string | null
  orderedAt: string | null
  orderedBy: string | null
  supplier: Generated<string>
  expectedAt: string | null
  arrivedAt: string | null
  arrivedBy: string | null
  adviserToldAt: string | null
  toldAt: string | null
  toldBy: string | null
  toldChannel: Generated<string>
  personReached: Generated<string>
  toldResult: Generated<string>
  withdrawnAt: string | null
  version: Generated<number>
}

export interface SignInAttemptsTable {
  subject: string
  failures: number
  firstFailedAt: string
  lockedUntil: string | null
}

export interface StaffTable {
  id: string
  name: string
  initials: Generated<string>
  employeeNo: string
  homeStoreId: string
  grade: Generated<string>
  lang: Generated<'zh' | 'en'>
  leftAt: string | null
  version: Generated<number>
}

export interface StaffGrantsTable {
  staffId: string
  storeId: string
  role: string
}

export interface StandInsTable {
  id: string
  storeId: string
  absentId: string
  standInId: string
  during: string
  namedBy: string
}

export interface StatementLinesTable {
  statementId: string
  orderLineId: string
  storeId: string
  amountFen: number
  discountFen: number
  taxFen: number
  costFen: number
  id: string
}

export interface StatementsTable {
  id: string
  storeId: string
  orderId: string
  payer: 'customer' | 'maker' | 'insurer' | 'internal' | 'rework'
  number: string
  totalFen: number
  depositFen: Generated<number>
  costFen: Generated<number>
  estimateFen: number | null
  varianceReason: Generated<string>
  state: Generated<'totalled' | 'settled' | 'reversed'>
  totalledAt: string
  totalledBy: string
  checkedAt: string | null
  checkedBy: string | null
  settledAt: string | null
  reversedAt: string | null
  reverseReason: string | null
  version: Generated<number>
  payerName: Generated<string>
  claimNumber: Generated<string>
  couponFen: Generated<number>
  pointsFen: Generated<number>
  pointsUsed: Generated<number>
  discountFen: Generated<number>
  creditFen: Generated<number>
  reversedBy: string | null
  roundingFen: Generated<number>
}

export interface StockBalancesTable {
  storeId: string
  partId: string
  onHandMilli: Generated<number>
  reservedMilli: Generated<number>
  costTotalFen: Generated<number>
  bin: Generated<string>
}

export interface StockMovementsTable {
  id: string
  storeId: string
  partId: string
  kind: 'opening' | 'receive' | 'issue' | 'return' | 'adjust' | 'reserve' | 'release' | 'reverse'
  onHandDeltaMilli: number
  reservedDeltaMilli: number
  costDeltaFen: number
  subjectKind: string
  subjectId: string
  reversesId: string | null
  byStaff: string | null
  at: string
  note: Generated<string>
}

export interface StoresTable {
  id: string
  code: string
  name: string
  zone: Generated<string>
  address: Generated<string>
  phone: Generated<string>
  rescuePhone: Generated<string>
  creditCode: Generated<string>
  brandTitle: Generated<string>
  version: Generated<number>
}

export interface SystemSettingsTable {
  key: string
  value: Json
}

export interface TicketsTable {
  id: string
  storeId: string
  number: string
  callId: string | null
  visitId: string | null
  orderId: string | null
  vehicleId: string | null
  personId: string | null
  kind: 'opinion' | 'request' | 'complaint' | 'consult'
  text: string
  handling: 'now' | 'study'
  state: 'open' | 'solved' | 'told' | 'closed'
  ownerId: string | null
  answer: Generated<string>
  openedAt: string
  solvedAt: string | null
  solvedBy: string | null
  toldAt: string | null
  toldPerson: Generated<string>
  satisfied: boolean | null
  version: Generated<number>
}

export interface TimelineEventsTable {
  id: string
  storeId: string
  seq: number
  at: string
  actorKind: 'staff' | 'customer' | 'system' | 'device' | 'token'
  actorId: string | null
  actorName: string
  event: string
  subjectKind: string
  subjectId: string
  threadId: string | null
  data: Json
  reason: string | null
  requestId: string
  deviceAt: string | null
  prevHash: string
  hash: string
}

export interface TimelineHeadsTable {
  storeId: string
  seq: number
  hash: string
}

export interface TimersTable {
  id: string
  storeId: string
  at: string
  kind: string
  subjectId: string
  data: GeneratedJson
  firedAt: string | null
  cancelledAt: string | null
  failures: Generated<number>
}

export interface VehicleFilesTable {
  id: string
  storeId: string
  vehicleId: string
  envelopeNo: string
  kind: 'repair' | 'consultation'
  openedAt: string
  completedAt: string | null
  completedBy: string | null
  wantedServices: Generated<string>
  habits: Generated<string>
  preferences: Generated<string>
  advice: Generated<string>
  cabinetPlace: Generated<string>
  nextTalk: Generated<string>
  nextTalkKind: Generated<string>
  nextTalkOn: string | null
  version: Generated<number>
  personId: string | null
  notGiven: Generated<string[]>
  feesUntil: string | null
}

export interface VehiclePeopleTable {
  vehicleId: string
  personId: string
  role: 'owner' | 'user' | 'agent'
  since: string
  until: string | null
}

export interface VehiclePlatesTable {
  vehicleId: string
  plate: string
  since: string
  until: string | null
}

export interface VehiclesTable {
  id: string
  vin: string | null
  vinTail: Generated<string>
  vinMissingReason: Generated<string>
  plate: string | null
  plateKey: Generated<string>
  brand: string
  series: string
  model: Generated<string>
  power: 'petrol' | 'diesel' | 'hev' | 'phev' | 'bev'
  body: 'sedan' | 'hatchback' | 'suv' | 'mpv' | 'pickup'
  modelYear: number | null
  displacement: Generated<string>
  engineNo: Generated<string>
  colour: Generated<string>
  purchasedOn: string | null
  firstRegisteredOn: string | null
  mileageKm: Generated<number>
  mileageAt: string | null
  kmPerMonth: Generated<number>
  serviceIntervalKm: number | null
  serviceIntervalMonths: number | null
  nextServiceOn: string | null
  nextServiceKm: number | null
  nextServiceContent: Generated<string>
  insuranceUntil: string | null
  inspectionUntil: string | null
  importKey: string | null
  createdAt: string
  version: Generated<number>
  usage: Generated<'household' | 'operating'>
}

export interface VisitPapersTable {
  id: string
  storeId: string
  visitId: string
  position: number
  kind: 'vehicleLicence' | 'driverLicence' | 'insurance' | 'inspection' | 'manual' | 'other'
  name: string
  valid: boolean
  complete: boolean
  intact: boolean
  validUntil: string | null
  difference: Generated<string>
  handling: Generated<string>
  returnedAt: string | null
}

export interface VisitsTable {
  id: string
  storeId: string
  number: string | null
  appointmentId: string | null
  vehicleId: string | null
  plate: Generated<string>
  ownerId: string | null
  senderId: string | null
  senderRelation: Generated<'owner' | 'user' | 'agent'>
  senderAuthority: Generated<string>
  purpose: 'consult' | 'diagnose' | 'quote' | 'repair' | 'book' | 'collect' | 'complain' | 'parts' | null
  punctuality: 'early' | 'onTime' | 'late' | 'walkIn' | null
  arrivedAt: string
  arrivedBy: Generated<'manual' | 'camera' | 'booking'>
  adviserId: string | null
  contactedAt: string | null
  state: Generated<'arrived' | 'received' | 'inRepair' | 'consulted' | 'declined' | 'diagnosedOnly' | 'booked' | 'left'>
  newCustomer: Generated<boolean>
  introducedAt: string | null
  quickPath: Generated<boolean>
  customerWords: Generated<string>
  answerText: Generated<string>
  declineReason: Generated<string>
  testConsentAt: string | null
  restingAt: Generated<string>
  mileageKm: number | null
  fuelPercent: number | null
  abnormality: Generated<string>
  checkedWithCustomer: Generated<boolean>
  washWanted: boolean | null
  followUpWanted: boolean | null
  followUpTime: Generated<string>
  privacyNoticedAt: string | null
  leftAt: string | null
  version: Generated<number>
  purposeAt: string | null
  identifiedAt: string | null
  registeredAt: string | null
  introductionSkipped: Generated<string>
  conditions: Generated<string>
  warningLamps: Generated<string>
  paintNote: Generated<string>
  walkedAt: string | null
  walkedBy: string | null
  noBelongings: Generated<boolean>
  noPapers: Generated<boolean>
  spareWheel: boolean | null
  spareWheelNote: Generated<string>
  valuables: 'taken' | 'kept' | 'none' | null
  custodyNumber: string | null
  custodyClosedAt: string | null
  followUpPersonId: string | null
  followUpRefusal: Generated<string>
  exitFeeFen: number | null
  satisfied: boolean | null
  endedAt: string | null
  endedBy: string | null
  diagnosedAt: string | null
  parked: 'bay' | 'outside' | null
  receptionBayId: string | null
  parkedAt: string | null
  adviserNote: Generated<string>
  handoverReadAt: string | null
  handoverReadBy: string | null
  hospitalityOpen: number | null
  exitFeePaidAt: string | null
  exitFeeWay: 'cash' | 'wechat' | 'alipay' | 'card' | 'transfer' | null
}

export interface WashesTable {
  id: string
  storeId: string
  orderId: string
  phase: 'before' | 'final'
  askedAt: string
  washerId: string | null
  startedAt: string | null
  finishedAt: string | null
  returnedAt: string | null
  returnedTo: string | null
  version: Generated<number>
}

export interface WasteMovementsTable {
  id: string
  storeId: string
  kind: 'oil' | 'coolant' | 'brakeFluid' | 'refrigerant' | 'filter' | 'battery' | 'tyre' | 'oilyRag' | 'paint' | 'metal' | 'packaging'
  qtyMilli: number
  jobId: string | null
  firm: Generated<string>
  manifest: Generated<string>
  notedBy: string
  notedAt: string
}

export interface WebhookDeliveriesTable {
  id: string
  storeId: string
  endpointId: string
  event: string
  subjectKind: string
  subjectId: string
  body: string
  state: Generated<'waiting' | 'delivered' | 'failed'>
  tries: Generated<number>
  lastStatus: number | null
  lastError: string | null
  createdAt: string
  triedAt: string | null
}

export interface WebhookEndpointsTable {
  id: string
  storeId: string
  name: string
  url: string
  secretCipher: string
  events: string[]
  active: Generated<boolean>
  madeBy: string
  madeAt: string
  version: Generated<number>
}

export interface WorkTicketsTable {
  id: string
  storeId: string
  visitId: string
  reason: string
  calledBy: string
  calledAt: string
  dueAt: string
  acceptedBy: string | null
  acceptedAt: string | null
  arrivedAt: string | null
  endedAt: string | null
  outcome: Generated<string>
  state: Generated<'called' | 'accepted' | 'arrived' | 'ended' | 'withdrawn'>
  version: Generated<number>
  kind: 'technician' | 'mismatch' | 'andon' | 'help' | 'cooperation'
  orderId: string | null
  jobId: string | null
  lineId: string | null
  toRole: string
  ownerId: string | null
  cause: Generated<string>
  toldChannel: Generated<string>
}

export interface WorkingCalendarsTable {
  storeId: string
  weekly: Json
  exceptions: GeneratedJson
  version: Generated<number>
}

export interface ZonePartPricesTable {
  id: string
  zoneId: string
  partId: string
  priceFen: number
  effectiveFrom: string
}

export interface ZoneRatesTable {
  id: string
  zoneId: string
  trade: string
  rateFen: number
  effectiveFrom: string
}

export interface DB {
  addOns: AddOnsTable
  apiTokens: ApiTokensTable
  appointmentChecks: AppointmentChecksTable
  appointmentDeposits: AppointmentDepositsTable
  appointmentLines: AppointmentLinesTable
  appointmentPreDiagnoses: AppointmentPreDiagnosesTable
  appointmentTimes: AppointmentTimesTable
  appointmentToldPoints: AppointmentToldPointsTable
  appointments: AppointmentsTable
  approvals: ApprovalsTable
  arrears: ArrearsTable
  attendances: AttendancesTable
  authAccounts: AuthAccountsTable
  authSessions: AuthSessionsTable
  authUsers: AuthUsersTable
  authVerifications: AuthVerificationsTable
  backups: BackupsTable
  belongings: BelongingsTable
  bookingCandidates: BookingCandidatesTable
  bookingContacts: BookingContactsTable
  bookingExplanations: BookingExplanationsTable
  bookingProgrammes: BookingProgrammesTable
  calls: CallsTable
  carMarks: CarMarksTable
  checklistAnswers: ChecklistAnswersTable
  checklistSheets: ChecklistSheetsTable
  checklistTemplates: ChecklistTemplatesTable
  clockings: ClockingsTable
  codeSendings: CodeSendingsTable
  comebacks: ComebacksTable
  conductAudits: ConductAuditsTable
  coupons: CouponsTable
  customerQuestions: CustomerQuestionsTable
  deliveries: DeliveriesTable
  deliveryNotices: DeliveryNoticesTable
  deviceSessions: DeviceSessionsTable
  diagnoses: DiagnosesTable
  diagnosisFindings: DiagnosisFindingsTable
  diagnosisMedia: DiagnosisMediaTable
  diagnosisReadings: DiagnosisReadingsTable
  diagnosisVerdicts: DiagnosisVerdictsTable
  drawerClosings: DrawerClosingsTable
  drawerCounts: DrawerCountsTable
  drawers: DrawersTable
  dunnings: DunningsTable
  duties: DutiesTable
  estimateLines: EstimateLinesTable
  estimateOptions: EstimateOptionsTable
  estimates: EstimatesTable
  exports: ExportsTable
  files: FilesTable
  finishedOrders: FinishedOrdersTable
  floorVisitors: FloorVisitorsTable
  followUps: FollowUpsTable
  gatePasses: GatePassesTable
  gateScans: GateScansTable
  goodsReceiptLines: GoodsReceiptLinesTable
  goodsReceipts: GoodsReceiptsTable
  guaranteeAlerts: GuaranteeAlertsTable
  guaranteeEarlyFaults: GuaranteeEarlyFaultsTable
  guaranteeExchanges: GuaranteeExchangesTable
  guaranteePauses: GuaranteePausesTable
  idempotencyKeys: IdempotencyKeysTable
  importRuns: ImportRunsTable
  inquiries: InquiriesTable
  inspections: InspectionsTable
  invariantFindings: InvariantFindingsTable
  invariantResults: InvariantResultsTable
  invariantRuns: InvariantRunsTable
  invoices: InvoicesTable
  jobSteps: JobStepsTable
  jobTools: JobToolsTable
  jobs: JobsTable
  keyItemChecks: KeyItemChecksTable
  keyMovements: KeyMovementsTable
  keys: KeysTable
  labourOperations: LabourOperationsTable
  labourRates: LabourRatesTable
  links: LinksTable
  measures: MeasuresTable
  members: MembersTable
  messageConsents: MessageConsentsTable
  messages: MessagesTable
  mileageReadings: MileageReadingsTable
  moneyAccounts: MoneyAccountsTable
  moneyEntries: MoneyEntriesTable
  nightlyWork: NightlyWorkTable
  notices: NoticesTable
  numberSeries: NumberSeriesTable
  oldParts: OldPartsTable
  openItems: OpenItemsTable
  orderLines: OrderLinesTable
  orderSplits: OrderSplitsTable
  outsideCalls: OutsideCallsTable
  outsideSwitches: OutsideSwitchesTable
  overtimeTechnicians: OvertimeTechniciansTable
  overtimes: OvertimesTable
  paperSignatures: PaperSignaturesTable
  papers: PapersTable
  partAliases: PartAliasesTable
  partFitments: PartFitmentsTable
  partPrices: PartPricesTable
  partRequests: PartRequestsTable
  partSlipLines: PartSlipLinesTable
  partSlips: PartSlipsTable
  parts: PartsTable
  pastOrderLines: PastOrderLinesTable
  pastOrders: PastOrdersTable
  payments: PaymentsTable
  people: PeopleTable
  periodReports: PeriodReportsTable
  pointEntries: PointEntriesTable
  pointLots: PointLotsTable
  policySettings: PolicySettingsTable
  priceZoneStores: PriceZoneStoresTable
  priceZones: PriceZonesTable
  progressQueries: ProgressQueriesTable
  promiseRisks: PromiseRisksTable
  promises: PromisesTable
  qualityAccidents: QualityAccidentsTable
  qualityAudits: QualityAuditsTable
  qualityDocuments: QualityDocumentsTable
  qualityReports: QualityReportsTable
  questionnaireSheets: QuestionnaireSheetsTable
  questionnaires: QuestionnairesTable
  refunds: RefundsTable
  repairOrders: RepairOrdersTable
  reportReceipts: ReportReceiptsTable
  resourceBookings: ResourceBookingsTable
  resources: ResourcesTable
  reworks: ReworksTable
  settlementDemands: SettlementDemandsTable
  shiftHandoverJobs: ShiftHandoverJobsTable
  shiftHandovers: ShiftHandoversTable
  shortages: ShortagesTable
  signInAttempts: SignInAttemptsTable
  staff: StaffTable
  staffGrants: StaffGrantsTable
  standIns: StandInsTable
  statementLines: StatementLinesTable
  statements: StatementsTable
  stockBalances: StockBalancesTable
  stockMovements: StockMovementsTable
  stores: StoresTable
  systemSettings: SystemSettingsTable
  tickets: TicketsTable
  timelineEvents: TimelineEventsTable
  timelineHeads: TimelineHeadsTable
  timers: TimersTable
  vehicleFiles: VehicleFilesTable
  vehiclePeople: VehiclePeopleTable
  vehiclePlates: VehiclePlatesTable
  vehicles: VehiclesTable
  visitPapers: VisitPapersTable
  visits: VisitsTable
  washes: WashesTable
  wasteMovements: WasteMovementsTable
  webhookDeliveries: WebhookDeliveriesTable
  webhookEndpoints: WebhookEndpointsTable
  workTickets: WorkTicketsTable
  workingCalendars: WorkingCalendarsTable
  zonePartPrices: ZonePartPricesTable
  zoneRates: ZoneRatesTable
}
