import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'
import type { Fit } from '#domain/processes/catalogue/fitment.ts'
import { partsText } from './text.ts'

export const fitLooks: Readonly<Record<Fit, StatusLook>> = {
  fits: { label: partsText.fits, tone: 'good' },
  universal: { label: partsText.universal, tone: 'calm' },
  doesNotFit: { label: partsText.doesNotFit, tone: 'bad' },
}
