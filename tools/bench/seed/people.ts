import type pg from 'pg'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import type { Vault } from '#server/kernel/vault.ts'
import { sealPhone } from '#server/processes/customers/phones.ts'
import type { Progress } from '#tools/demo/load/progress.ts'
import type { Size } from '../sizes.ts'

const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余')
const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰梅波宁博文建国志远晓东雨晨子轩浩然欣怡')
const BATCH = 2_000

/** The n-th person's phone; searches by number have to know it. */
export function phoneOf(n: number): string {
  return `1990${String(n).padStart(7, '0')}`
}

export function nameOf(n: number): string {
  const first = given[Math.floor(n / surnames.length) % given.length] ?? ''
  const second = given[Math.floor(n / (surnames.length * given.length)) % given.length] ?? ''
  return `${surnames[n % surnames.length] ?? ''}${first}${second}`
}

export async function seedPeople(sql: pg.Client, vault: Vault, size: Size, progress: Progress): Promise<void> {
  await sql.query('CREATE TEMP TABLE seed_people (n integer PRIMARY KEY, id uuid NOT NULL)')
  const sounds = new Map<string, { full: string; initials: string }>()
  for (let from = 0; from < size.people; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, size.people - from) }, (_, index) => {
      const n = from + index
      const name = nameOf(n)
      const sound = sounds.get(name) ?? pinyinOf(name, 'name')
      sounds.set(name, sound)
      const phone = sealPhone(vault, phoneOf(n))
      return { n, name, pinyin: sound.full, initials: sound.initials, ...phone }
    })
    await sql.query(
      `WITH given AS (
        SELECT pg_temp.id_at(now() - (r.n % 730) * interval '1 day') AS id, r.*
        FROM jsonb_to_recordset($1::jsonb) AS r(n int, name text, pinyin text, initials text, cipher text, hash text, "tailHash" text, masked text)
      ), made AS (
        INSERT INTO people (id, kind, name, pinyin, initials, phone_cipher, phone_hash, phone_tail_hash, phone_masked, created_at)
        SELECT id, 'person', name, pinyin, initials, cipher, hash, "tailHash", masked, now() - (n % 730) * interval '1 day' FROM given
      ) INSERT INTO seed_people SELECT n, id FROM given`,
      [JSON.stringify(rows)],
    )
    progress.share(from + rows.length, size.people)
  }
}
