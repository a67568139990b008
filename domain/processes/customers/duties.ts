import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const completeFileDuty = defineDuty({
  kind: 'customers.complete-file',
  title: ['补全客户档案 {car}', 'Complete the customer file of {car}'],
  limit: 'TL-01',
  ownerRole: 'R-TRACK',
  escalateTo: 'R-BIZ-SUP',
  path: '/vehicles/{vehicleId}?tab=file',
})

export const customersDuties = [completeFileDuty]
