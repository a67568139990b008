import { startServer } from '#server/start.ts'
import { loadDemo, usualDemo } from '#tools/demo/load/load-demo.ts'
import type { Progress } from '#tools/demo/load/progress.ts'
import type { BenchHouse } from '../house.ts'
import type { Size } from '../sizes.ts'
import { seedCars } from './cars.ts'
import { seedFloor } from './floor.ts'
import { seedOrders } from './orders.ts'
import { seedParts } from './parts.ts'
import { seedPeople } from './people.ts'
import { prepareSeed } from './prepare.ts'

/** The demo dealer with its day in full swing, and below it the mass of a large group, written in bulk. */
export async function seed(house: BenchHouse, size: Size, progress: Progress): Promise<void> {
  const running = await startServer(house.settings, house.connection)
  try {
    await loadDemo(running.services, usualDemo, progress)
    await prepareSeed(house.sql)
    progress.step('人员 people')
    await seedPeople(house.sql, running.services.vault, size, progress)
    progress.step('车辆 vehicles')
    await seedCars(house.sql, size, progress)
    progress.step('配件 parts')
    await seedParts(house.sql, size, progress)
  } finally {
    await running.stop()
  }
  progress.step('工单 orders')
  await seedOrders(house.sql, size, progress)
  await seedFloor(house.sql, size)
  progress.step('统计 statistics')
  await house.sql.query('VACUUM ANALYZE')
  progress.end()
  house.markSeeded()
}
