import { newId } from '#domain/kernel/id.ts'

/** Keys of the generated data to ids of the database, made when first asked for. */
export type Ids = { of(kind: string, key: string): string }

export function createIds(): Ids {
  const known = new Map<string, string>()
  return {
    of: (kind, key) => {
      const name = `${kind} ${key}`
      const id = known.get(name) ?? newId()
      known.set(name, id)
      return id
    },
  }
}

export function* batches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
