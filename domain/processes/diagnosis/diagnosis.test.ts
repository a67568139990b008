import { expect, test } from 'vitest'
import { diagnosisRefusals, mayComplete, mayStart } from './diagnosis.ts'

const visit = { testConsentAt: '2027-03-02T01:00:00.000Z', vehicleId: 'v', ownerId: 'o', leftAt: null }
const open = { completedAt: null, handedAt: null }

test('RCV-10, DIA-04: no test before the customer agreed, nor on a car nobody registered or that has left', () => {
  expect(mayStart({ ...visit, testConsentAt: null })).toMatchObject({ refusal: diagnosisRefusals.noConsent })
  expect(mayStart({ ...visit, vehicleId: null })).toMatchObject({ refusal: diagnosisRefusals.noCar })
  expect(mayStart({ ...visit, leftAt: visit.testConsentAt })).toMatchObject({ refusal: diagnosisRefusals.carLeft })
  expect(mayStart(visit).ok).toBe(true)
})

test('DIA-04: a report says what was tested or found, and what to do about each finding', () => {
  const finding = { part: '前制动片', recommendation: '更换' }
  expect(mayComplete(open, [], 0, 0)).toMatchObject({ refusal: diagnosisRefusals.noResult })
  expect(mayComplete(open, [finding], 0, 1)).toMatchObject({ refusal: diagnosisRefusals.deviceBusy })
  expect(mayComplete(open, [{ ...finding, recommendation: ' ' }], 0, 0)).toMatchObject({
    refusal: diagnosisRefusals.noRecommendation,
  })
  expect(mayComplete({ ...open, completedAt: visit.testConsentAt }, [finding], 0, 0)).toMatchObject({
    refusal: diagnosisRefusals.ended,
  })
  expect(mayComplete(open, [], 1, 0).ok).toBe(true)
  expect(mayComplete(open, [finding], 0, 0).ok).toBe(true)
})
