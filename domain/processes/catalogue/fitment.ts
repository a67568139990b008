/** Which cars a part is made for; an empty series or power means every one of the brand. */
export type Fitment = { brand: string; series: string; yearFrom: number; yearTo: number; power: string }
export type FitmentVehicle = { brand: string; series: string; modelYear: number | null; power: string }

/** universal: a part that fits by its own measure, such as oil and bulbs; nobody has listed cars for it. */
export type Fit = 'fits' | 'doesNotFit' | 'universal'

export function fitOf(fitments: readonly Fitment[], vehicle: FitmentVehicle): Fit {
  if (fitments.length === 0) return 'universal'
  return fitments.some(fitment => isFor(fitment, vehicle)) ? 'fits' : 'doesNotFit'
}

function isFor(fitment: Fitment, vehicle: FitmentVehicle): boolean {
  const { modelYear } = vehicle
  return (
    fitment.brand === vehicle.brand &&
    (fitment.series === '' || fitment.series === vehicle.series) &&
    (fitment.power === '' || fitment.power === vehicle.power) &&
    // A car whose year nobody knows is not refused a part; the counter compares the old one.
    (modelYear === null || (fitment.yearFrom <= modelYear && modelYear <= fitment.yearTo))
  )
}
