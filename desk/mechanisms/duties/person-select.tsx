import { Select } from 'antd'
import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useText } from '../../kernel/text.ts'
import { colleaguesLoader } from './loaders.ts'

type PersonSelectProps = {
  label: string
  id?: string
  value?: string
  onChange?: (id: string) => void
  /** Who is not offered. */
  without?: readonly (string | null | undefined)[]
}

/** A colleague by name, initials or role. */
export function PersonSelect({ label, id, value, onChange, without = [] }: PersonSelectProps) {
  const text = useText()
  const people = useLoad(colleaguesLoader())
  const options = (people.data ?? [])
    .filter(person => !without.includes(person.id))
    .map(person => {
      const roles = person.roles.map(role => (isRole(role) ? text(roleTexts[role]) : role))
      return {
        value: person.id,
        label: `${person.name}（${roles.join('、')}）`,
        find: `${person.name}${person.initials}`,
      }
    })
  return (
    <Select
      aria-label={label}
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.find ?? ''}${option?.label ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      loading={people.data === undefined}
      options={options}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={id => onChange?.(id)}
    />
  )
}
