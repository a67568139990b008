import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useSettled } from '../../kernel/browser.ts'
import { loader } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'

export type SearchOption = { value: string; label: string; hint?: ReactNode }

type SearchSelectProps = {
  /** Tells apart the answers of different boxes. */
  name: string
  /** By name, number or pinyin: the server knows how. Called with '' for what to offer before anything is typed. */
  search: (q: string, signal: AbortSignal) => Promise<SearchOption[]>
  /** The label of a value that was chosen before this box opened. */
  chosen?: SearchOption | undefined
  id?: string
  value?: string | null
  onChange?: (value: string | null, option: SearchOption | null) => void
  placeholder?: string
  disabled?: boolean
  autoFocus?: boolean
  'aria-label'?: string
}

/** Chooses one of many records by searching on the server. */
export function SearchSelect({ name, search, chosen, value, onChange, placeholder, ...rest }: SearchSelectProps) {
  const t = useTexts(kitText)
  const [typed, setTyped] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [picked, setPicked] = useState(chosen)
  const q = useSettled(typed.trim(), 160)
  const load = loader([`select:${name}`], [q], signal => search(q, signal))
  const query = useQuery({ ...load, enabled: isOpen, placeholderData: keepPreviousData })
  const found = query.data ?? []
  const known = [picked, chosen].filter(option => option !== undefined && option.value === value)
  const missing = known.filter(option => !found.some(each => each.value === option?.value)).slice(0, 1)
  const options = [...missing.flatMap(option => (option ? [option] : [])), ...found]
  return (
    <Select<string, SearchOption>
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      style={{ width: '100%' }}
      placeholder={placeholder ?? t.typeToSearch}
      loading={query.isFetching}
      notFoundContent={query.isFetching ? t.working : t.nothingFound}
      value={value ?? null}
      options={options}
      onOpenChange={setIsOpen}
      optionRender={option => (
        <span style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
          <span>{option.data.label}</span>
          <span style={{ color: '#595959' }}>{option.data.hint}</span>
        </span>
      )}
      onChange={next => {
        const option = options.find(each => each.value === next) ?? null
        setPicked(option ?? undefined)
        onChange?.(next ?? null, option)
      }}
    />
  )
}
