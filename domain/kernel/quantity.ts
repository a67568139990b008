import { formatScaled, parseScaled } from './scaled.ts'

const plain = { grouped: false, padded: false }

/** 1500 thousandths are '1.5'. */
export const formatQty = (qtyMilli: number): string => formatScaled(qtyMilli, 3, plain)
export const parseQty = (text: string): number | undefined => parseScaled(text, 3)
/** 150 hundredths of an hour are '1.5'. */
export const formatHours = (hoursCenti: number): string => formatScaled(hoursCenti, 2, plain)
export const parseHours = (text: string): number | undefined => parseScaled(text, 2)
