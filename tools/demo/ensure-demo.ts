import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import type { Services } from '#server/kernel/context.ts'
import { demoSignIns, staff } from './data/staff.ts'
import { DEMO_PASSWORD } from './load/house.ts'
import { loadDemo, usualDemo } from './load/load-demo.ts'
import { terminalProgress } from './load/progress.ts'

/** Loads the demo dealer into an empty installation; one that has a dealer stays as it is. */
export async function ensureDemo(services: Services): Promise<void> {
  const existing = await services.db.selectFrom('stores').select('id').limit(1).executeTakeFirst()
  if (existing) return
  console.log('  演示门店 Demo dealer')
  await loadDemo(services, usualDemo, terminalProgress(process.stdout))
}

/** One sign-in per role, as printed at start and listed in the README. */
export function demoSignInLines(): string {
  const lines = demoSignIns.flatMap(username => {
    const person = staff.find(item => item.username === username)
    if (!person) return []
    const roles = person.roles.filter(isRole).map(role => roleTexts[role][0])
    return [`    ${username.padEnd(12)} ${person.name}　${roles.join('、')}`]
  })
  return ['', `  演示账号 Demo sign-ins（密码 password: ${DEMO_PASSWORD}）`, ...lines].join('\n')
}
