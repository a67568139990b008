import { path } from '#desk/kernel/path.ts'

export const queuePath = path('/follow-up')
export const callPath = path('/follow-up/$id')
export const callsPath = path('/calls')
export const ticketsPath = path('/tickets')
export const ticketPath = path('/tickets/$id')
