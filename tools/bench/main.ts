import { parseArgs } from 'node:util'
import { terminalProgress } from '#tools/demo/load/progress.ts'
import { openBenchHouse } from './house.ts'
import { report } from './report.ts'
import { run } from './run.ts'
import { seed } from './seed/seed.ts'
import { isSizeName, sizes } from './sizes.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 's' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    users: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '20' },
    write: { type: 'string' },
  },
})
if (!isSizeName(values.size)) throw new Error(`--size is one of ${Object.keys(sizes).join(', ')}`)
const house = await openBenchHouse(values.size, process.env['DATABASE_URL'])
try {
  if (!house.isSeeded) await seed(house, sizes[values.size], terminalProgress(process.stderr))
  const results = await run(house, {
    only: values.only,
    users: Number(values.users),
    seconds: Number(values.seconds),
  })
  report(results, { size: values.size, json: values.json, file: values.write })
} finally {
  await house.stop()
}
process.exit(0)
