/** The last eight signs backwards, as stored: people search by the last four to eight, which is then a prefix. */
export function vinTail(vin: string): string {
  return Array.from(vin.slice(-8)).reverse().join('')
}
