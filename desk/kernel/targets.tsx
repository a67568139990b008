import { createContext, use } from 'react'

/** Where a record of a kind opens, as the features registered it. */
export type Targets = Readonly<Record<string, (id: string) => string>>

export const TargetsContext = createContext<Targets>({})

/** `hrefOf('repairOrder', id)`: the address of a record known only by kind and id; undefined when nothing shows it. */
export function useHrefOf(): (kind: string, id: string) => string | undefined {
  const targets = use(TargetsContext)
  return (kind, id) => targets[kind]?.(id)
}
