import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventTexts } from '#domain/event-texts.ts'
import { noticeTexts } from '#domain/notices.ts'
import { listFiles, projectRoot } from './source-files.ts'

const sources = listFiles(join(projectRoot, 'server'))
  .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map(path => readFileSync(join(projectRoot, path), 'utf8'))

const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap(text => [...text.matchAll(pattern)].map(([, name = '']) => name))),
]

test('SYS-04: every event the server records has words for the timeline', () => {
  const events = found(/\bevent: '([a-z]\w*\.\w+)'/g)
  expect(events.length).toBeGreaterThan(20)
  expect(
    events.filter(event => !(event in eventTexts)).toSorted(),
    'add it to the event-texts.ts of the feature and that to domain/event-texts.ts',
  ).toEqual([])
})

test('SYS-05: every notice the server writes has words for the bell', () => {
  const notices = found(/notify\(ctx, \{(?:[^{}]|\{[^{}]*\})*?\bkind: '([a-z]\w*\.\w+)'/g)
  expect(notices.length).toBeGreaterThan(3)
  expect(
    notices.filter(kind => !(kind in noticeTexts)).toSorted(),
    'add it to the notice-texts.ts of the feature and that to domain/notices.ts',
  ).toEqual([])
})
