import { api } from '#desk/kernel/api.ts'
import { qty, yuan } from '#desk/kernel/format.tsx'
import { SearchSelect } from '#desk/mechanisms/kit/search-select.tsx'

type PartSelectProps = {
  label: string
  id?: string
  value?: string | null
  onChange?: (partId: string | null) => void
  autoFocus?: boolean
}

/** A part of the catalogue by number, name, alias or pinyin; the hint tells stock and price. */
export function PartSelect({ label, id, value, onChange, autoFocus }: PartSelectProps) {
  return (
    <SearchSelect
      name="part"
      aria-label={label}
      search={searchParts}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(autoFocus ? { autoFocus } : {})}
      onChange={next => onChange?.(next)}
    />
  )
}

async function searchParts(q: string, signal: AbortSignal) {
  const { rows } = await api.catalogue.parts({ limit: 20, ...(q === '' ? { inStock: true } : { q }) }, { signal })
  return rows.map(row => ({
    value: row.id,
    label: `${row.name} ${row.number}`,
    hint: `${qty(row.availableMilli)} ${row.unit} · ${yuan(row.priceFen)}`,
  }))
}
