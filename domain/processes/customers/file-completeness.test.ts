import { expect, test } from 'vitest'
import {
  declinableFields,
  type FileFacts,
  fileFieldTexts,
  fileGaps,
  fileGroups,
  fileGroupsState,
} from './file-completeness.ts'

const empty: FileFacts = {
  owner: undefined,
  vehicle: {
    plate: null,
    vin: null,
    brand: '',
    series: '',
    purchasedOn: null,
    serviceIntervalKm: null,
    serviceIntervalMonths: null,
    nextServiceOn: null,
  },
  file: { habits: '', wantedServices: '', preferences: '', advice: '', notGiven: [] },
}
const full: FileFacts = {
  owner: { kind: 'person', name: '张三', phoneMasked: '138****0000', address: '滨江路', birthdayOn: '1980-01-01' },
  vehicle: {
    plate: '京A12345',
    vin: null,
    brand: '大众',
    series: '朗逸',
    purchasedOn: '2024-01-01',
    serviceIntervalKm: 10_000,
    serviceIntervalMonths: null,
    nextServiceOn: '2027-09-01',
  },
  file: { habits: '原厂件', wantedServices: '取送车', preferences: '准时', advice: '下午联系', notGiven: [] },
}

test('CRM-03, CRM-09: an empty file lacks every field, a full one none, group by group', () => {
  expect(fileGaps(empty).toSorted()).toEqual(Object.keys(fileFieldTexts).toSorted())
  expect(fileGaps(full)).toEqual([])
  expect(fileGroupsState(full).map(state => state.total)).toEqual([7, 3, 3])
  expect(Object.values(fileGroups).flat()).toHaveLength(Object.keys(fileFieldTexts).length)
})

test('CRM-03: each field counts by itself, and what a customer declines to say is no gap', () => {
  expect(fileGaps({ ...full, file: { ...full.file, habits: '' } })).toEqual(['habits'])
  expect(fileGaps({ ...full, vehicle: { ...full.vehicle, plate: null } })).toEqual(['plate'])
  expect(fileGaps({ ...full, vehicle: { ...full.vehicle, plate: null, vin: 'LSVAC2NJ0NB020001' } })).toEqual([])
  const declined = fileGaps({ ...empty, file: { ...empty.file, notGiven: declinableFields } })
  expect(declined).toEqual(['name', 'phone', 'model', 'plate', 'maintenanceCycle', 'nextMaintenance', 'advice'])
})

test('CRM-03: a company has no birthday', () => {
  const owner = {
    kind: 'company' as const,
    name: '海湾物流',
    phoneMasked: '010****0000',
    address: '路',
    birthdayOn: null,
  }
  expect(fileGaps({ ...full, owner })).toEqual([])
  expect(fileGaps({ ...full, owner: { ...owner, kind: 'person' } })).toEqual(['birthdayOn'])
})
