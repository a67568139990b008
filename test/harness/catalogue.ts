import { newId } from '#domain/kernel/id.ts'
import type { House } from './house.ts'

export type NewPart = {
  number?: string
  name?: string
  category?: string
  grade?: 'original' | 'certified' | 'aftermarket' | 'remanufactured' | 'used'
  priceFen?: number
  leadDays?: number
  aliases?: string[]
  fitments?: { brand: string; series: string; yearFrom: number; yearTo: number; power: string }[]
}

let made = 0

/** A part on the group's books, added through the API as the parts clerk does; each call makes another. */
export async function addPart(house: House, part: NewPart = {}): Promise<string> {
  made++
  const { id } = await house.as('parts').api.catalogue.addPart({
    id: newId(),
    number: part.number ?? `TP-${String(made).padStart(5, '0')}`,
    name: part.name ?? '机油滤清器',
    category: part.category ?? '滤清器',
    grade: part.grade ?? 'original',
    costFen: 2000,
    priceFen: part.priceFen ?? 4500,
    leadDays: part.leadDays ?? 1,
    aliases: part.aliases ?? [],
    fitments: part.fitments ?? [],
  })
  return id
}
