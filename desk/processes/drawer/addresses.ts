import { path } from '#desk/kernel/path.ts'

export const drawerPath = path('/drawer')
export const closingsPath = path('/drawer/closings')
export const closingPath = path('/drawer/closings/$id')
