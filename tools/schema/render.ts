import type { Catalogue, Column } from './introspect.ts'

/** The schema as one readable SQL file; reviewers read its difference. */
export function renderSql(catalogue: Catalogue, schema: string): string {
  const out = [
    '-- Generated from an empty database by all migrations; do not edit. Make it with: npm run db:generate',
    '',
  ]
  const plain = (text: string) => text.replaceAll(`${schema}.`, '')
  for (const table of tables(catalogue)) {
    out.push(`CREATE TABLE ${table} (`)
    const parts = catalogue.columns
      .filter(column => column.table === table)
      .map(
        column =>
          `  ${column.name} ${column.type}${column.notNull ? ' NOT NULL' : ''}${column.default === null ? '' : ` DEFAULT ${plain(column.default)}`}`,
      )
    for (const constraint of catalogue.constraints.filter(item => item.table === table)) {
      parts.push(`  CONSTRAINT ${constraint.name} ${plain(constraint.definition)}`)
    }
    out.push(parts.join(',\n'), ');')
    for (const index of catalogue.indexes.filter(item => item.table === table)) out.push(`${plain(index.definition)};`)
    for (const trigger of catalogue.triggers.filter(item => item.table === table))
      out.push(`${plain(trigger.definition)};`)
    for (const policy of catalogue.policies.filter(item => item.table === table)) {
      out.push(
        `-- policy ${policy.name} ${policy.command}${policy.forced ? ' forced' : ''}: ${policy.using ?? ''} / ${policy.check ?? ''}`,
      )
    }
    const grant = catalogue.grants.find(item => item.table === table)
    out.push(`-- carebay_app: ${grant?.privileges ?? 'nothing'}`, '')
  }
  for (const fn of catalogue.functions) out.push(`${plain(fn.definition)};`, '')
  return `${out.join('\n')}\n`
}

/** Kysely's types: one interface a table, unions where a CHECK lists the values. */
export function renderTypes(catalogue: Catalogue): string {
  const out = [
    '// Generated from the schema; do not edit. Make it with: npm run db:generate',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** Written as JSON text, read as a value to be parsed by its schema. */',
    'type Json = ColumnType<unknown, string, string>',
    'type JsonOrNull = ColumnType<unknown, string | null, string | null>',
    'type GeneratedJson = ColumnType<unknown, string | undefined, string>',
    '',
  ]
  for (const table of tables(catalogue)) {
    out.push(`export interface ${pascal(table)}Table {`)
    for (const column of catalogue.columns.filter(item => item.table === table)) {
      out.push(`  ${camel(column.name)}: ${columnType(column, catalogue)}`)
    }
    out.push('}', '')
  }
  out.push('export interface DB {')
  for (const table of tables(catalogue)) out.push(`  ${camel(table)}: ${pascal(table)}Table`)
  out.push('}', '')
  return out.join('\n')
}

function tables(catalogue: Catalogue): string[] {
  return [...new Set(catalogue.columns.map(column => column.table))].filter(name => name !== 'migrations')
}

function columnType(column: Column, catalogue: Catalogue): string {
  if (column.type === 'jsonb') {
    if (!column.notNull) return 'JsonOrNull'
    return column.hasDefault ? 'GeneratedJson' : 'Json'
  }
  const base = listedValues(column, catalogue) ?? scalar(column.type)
  const full = column.notNull ? base : `${base} | null`
  return column.hasDefault ? `Generated<${full}>` : full
}

function listedValues(column: Column, catalogue: Catalogue): string | undefined {
  for (const constraint of catalogue.constraints) {
    if (constraint.table !== column.table) continue
    const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(constraint.definition)
    if (match?.[1] !== column.name) continue
    return (match[2] ?? '')
      .split(', ')
      .map(item => item.replace(/::text$/, ''))
      .join(' | ')
  }
  return undefined
}

function scalar(type: string): string {
  if (type.endsWith('[]')) return `${scalar(type.slice(0, -2))}[]`
  if (['smallint', 'integer', 'bigint', 'numeric'].includes(type)) return 'number'
  return type === 'boolean' ? 'boolean' : 'string'
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function pascal(name: string): string {
  const text = camel(name)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
