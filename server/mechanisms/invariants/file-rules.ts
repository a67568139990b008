import { sql } from 'kysely'
import type { Text } from '#domain/kernel/texts.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { realNow } from '#server/kernel/clock.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type Found, type InvariantRule, MOST_OFFENCES, type Offence } from './rules.ts'

/** Bytes are written before the row that names them is committed; younger ones may still get theirs. */
const SETTLED_MINUTES = 60

/** A row of `files` promises bytes that can be opened. */
export const fileBytesRule: InvariantRule = {
  key: 'files-without-bytes',
  title: ['每个文件记录都有大小相符的文件内容', 'Every file on record has its bytes, of the size on record'],
  find: async run => {
    const offences: Offence[] = []
    for (const file of await run.within(filesOfStore)) {
      const size = await run.services.files.size(file.sha256)
      if (size === file.sizeBytes) continue
      const detail: Text =
        size === undefined
          ? ['文件内容不存在', 'the bytes are missing']
          : [`记录 ${file.sizeBytes} 字节，实际 ${size} 字节`, `${file.sizeBytes} bytes on record, ${size} kept`]
      offences.push({ document: file.id, detail, subjectKind: file.subjectKind, subjectId: file.subjectId })
    }
    return counted(offences)
  },
}

/** Bytes belong to no store; those that no row of any store names are told in the first store's report. */
export const fileRowsRule: InvariantRule = {
  key: 'files-without-record',
  title: ['保存的文件内容都有文件记录', 'All bytes kept have a file on record'],
  find: async run => {
    if (!(await run.within(isFirstStore))) return counted([])
    const named = await run.within(namedHashes)
    const before = addMinutes(realNow(), -SETTLED_MINUTES)
    const detail: Text = ['没有文件记录', 'no file on record']
    const kept = await run.services.files.list()
    const stray = kept.filter(({ name, writtenAt }) => !named.has(name) && writtenAt <= before)
    return counted(stray.map(({ name }) => ({ document: name, detail, subjectKind: null, subjectId: null })))
  },
}

function counted(offences: Offence[]): Found {
  return { total: offences.length, offences: offences.slice(0, MOST_OFFENCES) }
}

async function filesOfStore(ctx: Ctx) {
  return ctx.db
    .selectFrom('files')
    .select(['id', 'sha256', 'sizeBytes', 'subjectKind', 'subjectId'])
    .where('storeId', '=', ctx.store.id)
    .orderBy('id')
    .execute()
}

async function isFirstStore(ctx: Ctx): Promise<boolean> {
  const first = await ctx.db.selectFrom('stores').select('id').orderBy('code').limit(1).executeTakeFirst()
  return first?.id === ctx.store.id
}

async function namedHashes(ctx: Ctx): Promise<Set<string>> {
  await sql`SELECT set_config('carebay.scope', 'group', true)`.execute(ctx.db)
  const rows = await ctx.db.selectFrom('files').select(['sha256', 'smallSha256']).execute()
  return new Set(rows.flatMap(row => (row.smallSha256 === null ? [row.sha256] : [row.sha256, row.smallSha256])))
}
