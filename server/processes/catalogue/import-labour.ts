import type { Selectable } from 'kysely'
import type { LabourOperationsTable } from '#db/types.ts'
import { newId } from '#domain/kernel/id.ts'
import { type LabourImport, labourImport, parseLabour } from '#domain/processes/catalogue/import-labour.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import { defineImporter, type Judged } from '#server/mechanisms/imports/importer.ts'
import { insertOperations, operationsByCode, updateOperation } from './queries-import.ts'

type Known = Selectable<LabourOperationsTable>
type Verdict = Judged & { known?: Known | undefined }

export const labourImporter = defineImporter<LabourImport, Verdict>({
  kind: labourImport,
  parse: parseLabour,
  keysOf: value => [{ field: 'code', key: value.code }],
  judge: async (ctx, values) => {
    const known = await operationsByCode(
      ctx,
      values.map(value => value.code),
    )
    return values.map(value => {
      const operation = known.find(row => row.code === value.code)
      if (!operation) return { outcome: 'added' }
      return { outcome: differs(value, operation) ? 'changed' : 'unchanged', known: operation }
    })
  },
  save: async (ctx, rows) => {
    const fresh = rows.filter(row => row.judged.known === undefined)
    await insertOperations(
      ctx,
      fresh.map(({ value }) => newOperation(value)),
    )
    for (const { value, judged } of rows) {
      if (!judged.known) continue
      const { full, initials } = pinyinOf(value.name, 'thing')
      const version = judged.known.version + 1
      await updateOperation(ctx, judged.known.id, { ...columns(value, judged.known), pinyin: full, initials, version })
    }
  },
})

function newOperation(value: LabourImport) {
  const { code, name, system, trade, hoursCenti, grade, powers, highVoltage, keyItem, guaranteeClass } = value
  const { full, initials } = pinyinOf(name, 'thing')
  const sounds = { pinyin: full, initials }
  return {
    ...{ id: newId(), code, name, system, trade, hoursCenti, grade, powers, highVoltage, keyItem, guaranteeClass },
    ...sounds,
    importKey: `code ${code}`,
  }
}

function differs(value: LabourImport, known: Known): boolean {
  const before: Record<string, unknown> = known
  return Object.entries(columns(value, known)).some(
    ([key, next]) => JSON.stringify(next) !== JSON.stringify(before[key]),
  )
}

/** Only what the file says something of. */
function columns(value: LabourImport, known: Known) {
  const keep = <T>(field: string, next: T, kept: T): T => (value.given.has(field) ? next : kept)
  return {
    name: value.name,
    system: keep('system', value.system, known.system),
    trade: value.trade,
    hoursCenti: value.hoursCenti,
    grade: keep('grade', value.grade, known.grade),
    powers: keep('powers', value.powers, known.powers),
    highVoltage: keep('highVoltage', value.highVoltage, known.highVoltage),
    keyItem: keep('keyItem', value.keyItem, known.keyItem),
    guaranteeClass: keep('guaranteeClass', value.guaranteeClass, known.guaranteeClass),
  }
}
