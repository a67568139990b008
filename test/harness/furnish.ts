import type { Role } from '#domain/mechanisms/access/roles.ts'
import type { Services } from '#server/kernel/context.ts'
import { addStaff, addStore } from '#server/setup/dealer.ts'

export const PASSWORD = 'Carebay-2026'

/** User name and roles of everyone the tests act as; the second store has one of each of the first few. */
export const cast: Record<string, { name: string; roles: readonly Role[] }> = {
  adviser: { name: '林晓', roles: ['R-SA'] },
  adviser2: { name: '高洁', roles: ['R-SA'] },
  assistant: { name: '许诺', roles: ['R-SA-ASST'] },
  manager: { name: '郑凯', roles: ['R-WS-MGR'] },
  dispatcher: { name: '何清', roles: ['R-DISP'] },
  teamlead: { name: '罗成', roles: ['R-TEAM', 'R-TECH'] },
  technician: { name: '马骏', roles: ['R-TECH'] },
  technician2: { name: '朱磊', roles: ['R-TECH'] },
  inspector: { name: '孙严', roles: ['R-QC'] },
  inspector2: { name: '崔明', roles: ['R-QC'] },
  washer: { name: '田水', roles: ['R-WASH'] },
  cashier: { name: '钱敏', roles: ['R-CASHIER'] },
  parts: { name: '石坚', roles: ['R-PARTS'] },
  tracker: { name: '方圆', roles: ['R-TRACK'] },
  cra: { name: '谢晴', roles: ['R-CRA'] },
  supervisor: { name: '梁栋', roles: ['R-BIZ-SUP'] },
  service: { name: '唐宁', roles: ['R-SVC-MGR'] },
  gm: { name: '韩江', roles: ['R-GM'] },
  finance: { name: '贾实', roles: ['R-FIN'] },
  archive: { name: '余书', roles: ['R-ARCH'] },
  gate: { name: '马国强', roles: ['R-GATE'] },
  specialist: { name: '何工', roles: ['R-TECH-EXP'] },
  admin: { name: '管理员', roles: ['R-ADMIN'] },
}

export const storeIds = {
  first: '01900000-0000-7000-8000-0000000000a1',
  second: '01900000-0000-7000-8000-0000000000b2',
}

export async function furnish(services: Services): Promise<void> {
  const common = {
    phone: '010-80000001',
    rescuePhone: '400-000-0001',
    creditCode: '91110000MA0000001X',
    brandTitle: '特约销售服务店',
  }
  const first = await addStore(
    services,
    { ...common, code: 'BJ', name: '海湾汽车滨江店', address: '滨江路 1 号' },
    storeIds.first,
  )
  const second = await addStore(
    services,
    { ...common, code: 'CB', name: '海湾汽车城北店', address: '城北路 2 号' },
    storeIds.second,
  )
  const people = Object.entries(cast).map(([username, person], index) => ({
    username,
    name: person.name,
    employeeNo: `A${String(index + 1).padStart(3, '0')}`,
    grants: [{ storeId: first.id, roles: person.roles }],
  }))
  const others = Object.entries(cast).map(([username, person], index) => ({
    username: `other-${username}`,
    name: `${person.name}二`,
    employeeNo: `B${String(index + 1).padStart(3, '0')}`,
    grants: [{ storeId: second.id, roles: person.roles }],
  }))
  await addStaff(services, [...people, ...others], PASSWORD)
}
