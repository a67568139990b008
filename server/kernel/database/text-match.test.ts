import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { literalLimits } from './literal-limits.ts'
import { anywhere, beginsWith } from './text-match.ts'

type Words = { words: { word: string } }

const sent: string[] = []
let db: Kysely<Words>
beforeAll(async () => {
  const { socketDir: host, port, superuser: user } = inject('postgres')
  const pool = new pg.Pool({ host, port, user, database: 'postgres', max: 1 })
  const log = (event: { query: { sql: string } }) => void sent.push(event.query.sql)
  db = new Kysely<Words>({ dialect: new PostgresDialect({ pool }), plugins: [literalLimits], log })
  await sql`CREATE TEMP TABLE words (word text)`.execute(db)
  await sql`INSERT INTO words SELECT unnest(${['机油', '机油滤清器', '机', '100%', '1000', '10_', 'A\u{1F697}', 'AB']}::text[])`.execute(
    db,
  )
})
afterAll(() => db.destroy())

const found = async (condition: ReturnType<typeof beginsWith>) =>
  (await db.selectFrom('words').select('word').where(condition).orderBy('word').execute())
    .map(row => row.word)
    .toSorted()

test.each([
  ['机油', ['机油', '机油滤清器']],
  ['机', ['机', '机油', '机油滤清器']],
  ['10%', []],
  ['100%', ['100%']],
  ['10_', ['10_']],
  ['A', ['AB', 'A\u{1F697}']],
  ['没有', []],
])('R31: the words that begin with %s', async (text, words) => {
  expect(await found(beginsWith('word', text))).toEqual(words.toSorted())
})

test('R31: signs of LIKE stand for themselves anywhere in a word', async () => {
  expect(await found(sql<boolean>`word LIKE ${anywhere('0%')}`)).toEqual(['100%'])
  expect(await found(sql<boolean>`word LIKE ${anywhere('滤')}`)).toEqual(['机油滤清器'])
})

test('R31: the size of a page stands in the statement, any other number is a parameter', async () => {
  sent.length = 0
  await db.selectFrom('words').select('word').limit(51).execute()
  await sql`SELECT word FROM words WHERE length(word) > ${1} LIMIT ${51}`.execute(db)
  await db.selectFrom('words').select('word').limit(37).execute()
  expect(sent).toEqual([
    'select "word" from "words" limit 51',
    'SELECT word FROM words WHERE length(word) > $1 LIMIT 51',
    'select "word" from "words" limit $1',
  ])
})
