import { expect, test } from 'vitest'
import { certifiedWorksOf } from './certificate.ts'

const labour = (guaranteeClass: string) => ({ kind: 'labour', guaranteeClass })

test('DLV-16, QC-02: only secondary maintenance, assembly and whole-car repair ask for the certificate of completion', () => {
  expect(certifiedWorksOf([])).toEqual([])
  for (const other of ['小修', '一级维护', '专项修理', '']) expect(certifiedWorksOf([labour(other)])).toEqual([])
  expect(certifiedWorksOf([{ kind: 'part', guaranteeClass: '总成修理' }])).toEqual([])
  expect(certifiedWorksOf([labour('小修'), labour('二级维护'), labour('二级维护')])).toEqual(['二级维护'])
  expect(certifiedWorksOf([labour('总成修理'), labour('整车修理')])).toEqual(['整车修理', '总成修理'])
})
