import { dateOn } from '#domain/kernel/time.ts'
import { cycleText } from '#domain/processes/customers/next-service.ts'
import type { CustomerFileContent } from '#domain/processes/customers/papers/customer-file.ts'
import { linkRoleTexts, vehicleKind, vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { FileRow } from './queries-files.ts'
import { consentsOf, countVisits, ordersOf, visitsOf } from './queries-overview.ts'
import { type LinkRow, linksOf, type VehicleRow } from './queries-vehicles.ts'

type FileOnPaper = { file: FileRow; vehicle: VehicleRow; owner: LinkRow }

const HISTORY_ON_PAPER = 30
const TIER_NOT_RATED = '未评级'

/** All that FRM-13 prints, gathered from the file, the car, its people and its history in this store. */
export async function fileContent(ctx: Ctx, { file, vehicle, owner }: FileOnPaper): Promise<CustomerFileContent> {
  const links = (await linksOf(ctx, vehicle.id)).filter(link => link.until === null)
  const visits = await visitsOf(ctx, vehicle.id, HISTORY_ON_PAPER)
  const orders = (await ordersOf(ctx, vehicle.id, HISTORY_ON_PAPER)).filter(order => order.cancelledAt === null)
  const on = (instant: string) => dateOn(instant, ctx.store.zone)
  const mileageAt = (visitId: string) => visits.find(visit => visit.id === visitId)?.mileageKm ?? null
  const lastWords = visits[0]?.customerWords || (file.kind === 'consultation' ? '咨询' : '维修保养')
  return {
    customer: { name: owner.name, phone: textOrNull(owner.phoneMasked), address: textOrNull(owner.address) },
    vehicle: {
      plate: vehicle.plate,
      vin: vehicle.vin,
      engineNo: textOrNull(vehicle.engineNo),
      model: vehicleTitle(vehicle),
      vehicleKind: vehicleKind(vehicle),
      color: textOrNull(vehicle.colour),
      mileageKm: vehicle.mileageKm,
    },
    tier: TIER_NOT_RATED,
    birthdayOn: owner.birthdayOn,
    persons: links
      .filter(link => link.role !== 'owner')
      .map(link => ({ role: linkRoleTexts[link.role][0], name: link.name, phone: textOrNull(link.phoneMasked) })),
    visitedOn: on(visits[0]?.arrivedAt ?? file.openedAt),
    visitItems: orders[0] && orders[0].lines.length > 0 ? orders[0].lines.join('、') : lastWords,
    maintenanceCycle: cycleText(vehicle),
    nextMaintenanceOn: vehicle.nextServiceOn,
    nextMaintenanceKm: vehicle.nextServiceKm,
    purchasedOn: vehicle.purchasedOn,
    licensedOn: vehicle.firstRegisteredOn,
    insuranceUntil: vehicle.insuranceUntil,
    inspectionUntil: vehicle.inspectionUntil,
    ...notedParts(file, owner),
    consents: (await consentsOf(ctx, owner.id)).map(row => ({
      label: `${channelNames[row.channel]}·${purposeNames[row.purpose]}`,
      state: row.allowed ? 'ok' : 'no',
    })),
    lastVerifiedOn: owner.verifiedOn,
    visitCount: await countVisits(ctx, vehicle.id),
    visits: orders.map(order => ({
      visitedOn: on(order.createdAt),
      orderNumber: order.number,
      mileageKm: mileageAt(order.visitId),
      items: order.lines.join('、'),
      amountFen: order.amountFen,
    })),
  }
}

const channelNames = { sms: '短信', wechat: '微信', mail: '邮件', call: '电话', letter: '信函', push: '推送' } as const
const purposeNames = { service: '服务提醒', safety: '安全提醒', care: '关怀', marketing: '营销' } as const

function notedParts(file: FileRow, owner: LinkRow) {
  return {
    wantedServices: textOrNull(file.wantedServices),
    feesUntil: file.feesUntil,
    consumptionHabits: textOrNull(file.habits),
    needs: textOrNull(file.preferences),
    specialNeeds: textOrNull(owner.tags.join('、')),
    communicationAdvice: textOrNull(file.advice),
    nextTalk: textOrNull([file.nextTalkKind, file.nextTalk].filter(text => text !== '').join('：')),
    nextTalkOn: file.nextTalkOn,
    envelopeNumber: file.envelopeNo,
    cabinetPlace: textOrNull(file.cabinetPlace),
  }
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text
}
