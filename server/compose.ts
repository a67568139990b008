import { approvals } from '#domain/approvals.ts'
import { checklists } from '#domain/checklists.ts'
import { duties } from '#domain/duties.ts'
import { eventTexts } from '#domain/event-texts.ts'
import { fieldTexts } from '#domain/field-texts.ts'
import { noticeTexts } from '#domain/notices.ts'
import { policies } from '#domain/policies.ts'
import { verbTexts } from '#domain/verb-texts.ts'
import { exporters } from './exporters.ts'
import { importers } from './importers.ts'
import type { Services } from './kernel/context.ts'
import type { Job } from './kernel/jobs.ts'
import type { NightlyJob } from './kernel/nightly.ts'
import type { SignIn } from './kernel/requests/sign-in.ts'
import type { Reaction } from './kernel/signals.ts'
import type { Timer } from './kernel/timers.ts'
import { accessRoutes, clockRoutes } from './mechanisms/access/routes.ts'
import { approvalsRoutes } from './mechanisms/approvals/routes.ts'
import { backupsRoutes } from './mechanisms/backups/routes.ts'
import { nightlyBackup } from './mechanisms/backups/run-backup.ts'
import { checklistsRoutes } from './mechanisms/checklists/routes.ts'
import { noticesRoutes } from './mechanisms/duties/notice-routes.ts'
import { calendarRoutes, dutiesRoutes, standInsRoutes } from './mechanisms/duties/routes.ts'
import { dutyTimers } from './mechanisms/duties/timers.ts'
import { exportsRoutes } from './mechanisms/exports/routes.ts'
import { expireTimer, exportsJob } from './mechanisms/exports/run-exports.ts'
import { filesRoutes } from './mechanisms/files/routes.ts'
import { healthRoutes } from './mechanisms/health/routes.ts'
import { importsRoutes } from './mechanisms/imports/routes.ts'
import { importsJob } from './mechanisms/imports/run-imports.ts'
import { invariantsRoutes } from './mechanisms/invariants/routes.ts'
import { invariantsJob } from './mechanisms/invariants/run-invariants.ts'
import type { LinkFiles } from './mechanisms/links/files-http.ts'
import { linksRoutes } from './mechanisms/links/routes.ts'
import { measuresRoutes } from './mechanisms/measures/routes.ts'
import { deliverJob, providerBack, releaseTimer } from './mechanisms/messages/deliver.ts'
import { messagesRoutes } from './mechanisms/messages/routes.ts'
import { customerPaysTimer, noticeJob } from './mechanisms/outside/payment-notice.ts'
import { outsideRoutes } from './mechanisms/outside/routes.ts'
import { papersRoutes } from './mechanisms/papers/routes.ts'
import { policiesRoutes } from './mechanisms/policies/routes.ts'
import { questionnairesRoutes } from './mechanisms/questionnaires/routes.ts'
import { resourcesRoutes } from './mechanisms/resources/routes.ts'
import { timelineRoutes } from './mechanisms/timeline/routes.ts'
import { tokensRoutes } from './mechanisms/tokens/routes.ts'
import { forgetWebhooksJob, webhookJob } from './mechanisms/webhooks/deliver.ts'
import { webhooksReaction } from './mechanisms/webhooks/queue.ts'
import { webhooksRoutes } from './mechanisms/webhooks/routes.ts'
import { candidatesJob } from './processes/active-booking/refresh-candidates.ts'
import { activeBookingRoutes } from './processes/active-booking/routes.ts'
import { appointmentsRoutes } from './processes/appointments/routes.ts'
import { appointmentTimers } from './processes/appointments/timers.ts'
import { catalogueRoutes } from './processes/catalogue/routes.ts'
import { customerFilesRoutes, openItemsRoutes, peopleRoutes, vehiclesRoutes } from './processes/customers/routes.ts'
import { searchRoutes } from './processes/customers/search.ts'
import { deliveryReactions } from './processes/delivery/reactions.ts'
import { deliveryRoutes } from './processes/delivery/routes.ts'
import { serviceDueTimer } from './processes/delivery/service-reminder.ts'
import { diagnosisLinkFiles } from './processes/diagnosis/diagnosis-links.ts'
import { readDeviceJob } from './processes/diagnosis/import-readings.ts'
import { diagnosisReactions } from './processes/diagnosis/reactions.ts'
import { diagnosisRoutes } from './processes/diagnosis/routes.ts'
import { drawerReactions } from './processes/drawer/reactions.ts'
import { drawerRoutes } from './processes/drawer/routes.ts'
import { estimateLinkFiles } from './processes/estimates/estimate-links.ts'
import { estimateReactions } from './processes/estimates/reactions.ts'
import { estimatesRoutes } from './processes/estimates/routes.ts'
import { pushTimer } from './processes/follow-up/push.ts'
import { followUpReactions } from './processes/follow-up/reactions.ts'
import { followUpRoutes } from './processes/follow-up/routes.ts'
import { gateRoutes } from './processes/gate/routes.ts'
import { clockTimer } from './processes/guarantee/clocks.ts'
import { guaranteeReactions } from './processes/guarantee/reactions.ts'
import { guaranteeRoutes } from './processes/guarantee/routes.ts'
import { expirePointsTimer } from './processes/membership/points.ts'
import { membershipRoutes } from './processes/membership/routes.ts'
import { onlineBookingRoutes } from './processes/online-booking/routes.ts'
import { pastOrdersRoutes } from './processes/past-orders/routes.ts'
import { performanceRoutes } from './processes/performance/routes.ts'
import { qualityManagementRoutes, reportJob } from './processes/quality/month-report.ts'
import { qualityReactions } from './processes/quality/reactions.ts'
import { qualityRoutes } from './processes/quality/routes.ts'
import { receptionReactions } from './processes/reception/reactions.ts'
import { receptionRoutes } from './processes/reception/routes.ts'
import { repairOrderReactions } from './processes/repair-orders/reactions.ts'
import { repairOrdersRoutes } from './processes/repair-orders/routes.ts'
import { indicatorRoutes } from './processes/reports/indicators.ts'
import { draftReportTimer, planReportsJob, remindReadersTimer, reportsRoutes } from './processes/reports/reports.ts'
import { issueInvoiceJob, redInvoiceJob } from './processes/settlement/invoices.ts'
import { settlementReactions } from './processes/settlement/reactions.ts'
import { lookAtPaymentTimer } from './processes/settlement/reconcile.ts'
import { refundJob } from './processes/settlement/refunds.ts'
import { settlementRoutes } from './processes/settlement/routes.ts'
import { checkPaymentJob, startPaymentJob } from './processes/settlement/take-payment.ts'
import { partsRoutes, shortagesRoutes, stockRoutes } from './processes/stock/routes.ts'
import { lookAheadJob, lookAheadTimer, lookWhenMoved } from './processes/workshop/look-ahead.ts'
import { workshopReactions } from './processes/workshop/reactions.ts'
import { workshopRoutes } from './processes/workshop/routes.ts'

/** Operations to handlers, one line per feature, in the shape of the contract. */
export function handlers(services: Services, signIn: SignIn, settle: (until: string) => Promise<number>) {
  return {
    access: accessRoutes(signIn),
    checklists: checklistsRoutes(checklists),
    clock: clockRoutes(services, settle),
    activeBooking: activeBookingRoutes,
    appointments: appointmentsRoutes,
    approvals: approvalsRoutes(approvals),
    backups: backupsRoutes,
    calendar: calendarRoutes,
    catalogue: catalogueRoutes(services),
    exports: exportsRoutes(exporters),
    files: filesRoutes,
    customerFiles: customerFilesRoutes,
    links: linksRoutes,
    membership: membershipRoutes,
    measures: measuresRoutes,
    messages: messagesRoutes,
    outside: outsideRoutes(services),
    diagnosis: diagnosisRoutes,
    estimates: estimatesRoutes,
    drawer: drawerRoutes,
    duties: dutiesRoutes(duties),
    gate: gateRoutes,
    guarantee: guaranteeRoutes,
    health: healthRoutes,
    indicators: indicatorRoutes,
    imports: importsRoutes(importers),
    invariants: invariantsRoutes,
    notices: noticesRoutes({ texts: noticeTexts, duties, approvals }),
    onlineBooking: onlineBookingRoutes(services),
    openItems: openItemsRoutes,
    conduct: performanceRoutes,
    papers: papersRoutes,
    parts: partsRoutes,
    pastOrders: pastOrdersRoutes,
    people: peopleRoutes,
    policies: policiesRoutes(policies),
    repairOrders: repairOrdersRoutes,
    reports: reportsRoutes,
    visits: receptionRoutes,
    questionnaires: questionnairesRoutes,
    resources: resourcesRoutes,
    search: searchRoutes,
    shortages: shortagesRoutes,
    standIns: standInsRoutes,
    stock: stockRoutes,
    vehicles: vehiclesRoutes,
    webhooks: webhooksRoutes(eventTexts),
    timeline: timelineRoutes({ events: eventTexts, fields: fieldTexts }),
    tokens: tokensRoutes(verbTexts),
    quality: qualityRoutes,
    qualityManagement: qualityManagementRoutes,
    settlement: settlementRoutes,
    delivery: deliveryRoutes,
    followUp: followUpRoutes,
    workshop: workshopRoutes,
  }
}

/** What processes do when a mechanism tells them something. */
export const reactions: readonly Reaction[] = [
  providerBack,
  webhooksReaction,
  ...diagnosisReactions,
  ...estimateReactions,
  ...repairOrderReactions,
  ...receptionReactions,
  ...qualityReactions,
  ...guaranteeReactions,
  ...settlementReactions,
  ...drawerReactions,
  ...deliveryReactions,
  ...followUpReactions,
  ...workshopReactions,
  lookWhenMoved,
]

/** Which files the customer links of each purpose open. */
export const linkFiles: readonly LinkFiles[] = [diagnosisLinkFiles, estimateLinkFiles]

/** What happens at moments of business time. */
export const timers: readonly Timer[] = [
  pushTimer,
  ...appointmentTimers,
  clockTimer,
  customerPaysTimer,
  ...dutyTimers,
  serviceDueTimer,
  draftReportTimer,
  remindReadersTimer,
  expirePointsTimer,
  expireTimer,
  lookAheadTimer,
  lookAtPaymentTimer,
  releaseTimer,
]

/** What happens after a commit, with retry. */
export const jobs: readonly Job[] = [
  candidatesJob,
  checkPaymentJob,
  forgetWebhooksJob,
  webhookJob,
  exportsJob(exporters),
  importsJob(importers),
  invariantsJob,
  issueInvoiceJob,
  planReportsJob,
  redInvoiceJob,
  refundJob,
  lookAheadJob,
  startPaymentJob,
  deliverJob,
  noticeJob,
  reportJob,
  readDeviceJob,
]

/** What is asked for every night, in every store. */
export const nightly: readonly NightlyJob[] = [
  candidatesJob,
  invariantsJob,
  reportJob,
  planReportsJob,
  invariantsJob,
  nightlyBackup,
  forgetWebhooksJob,
]
