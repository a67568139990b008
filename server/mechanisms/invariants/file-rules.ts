import type { Text } from '#domain/kernel/texts.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { realNow } from '#server/kernel/clock.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { inTransaction, listStores, systemActor } from '#server/kernel/work.ts'
import { type FileOnRecord, filesOfStore, namedHashes } from './queries-files.ts'
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
      const detail = await faultOf(run, file)
      if (!detail) continue
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
    const [first] = await listStores(run.services)
    if (first?.id !== run.subjectId) return counted([])
    const now = await run.services.clock.now(run.services.db)
    const group = { store: first, now, actor: systemActor, scope: 'group' } as const
    const named = await inTransaction(run.services, group, namedHashes)
    const before = addMinutes(realNow(), -SETTLED_MINUTES)
    const detail: Text = ['没有文件记录', 'no file on record']
    const kept = await run.services.files.list()
    const stray = kept.filter(({ name, writtenAt }) => !named.has(name) && writtenAt <= before)
    return counted(stray.map(({ name }) => ({ document: name, detail, subjectKind: null, subjectId: null })))
  },
}

async function faultOf(run: JobRun, file: FileOnRecord): Promise<Text | undefined> {
  const size = await run.services.files.size(file.sha256)
  if (size === undefined) return ['文件内容不存在', 'the bytes are missing']
  if (size !== file.sizeBytes)
    return [`记录 ${file.sizeBytes} 字节，实际 ${size} 字节`, `${file.sizeBytes} bytes on record, ${size} kept`]
  if (file.smallSha256 === null || (await run.services.files.size(file.smallSha256)) !== undefined) return undefined
  return ['缩略图内容不存在', 'the bytes of its small picture are missing']
}

function counted(offences: Offence[]): Found {
  return { total: offences.length, offences: offences.slice(0, MOST_OFFENCES) }
}
