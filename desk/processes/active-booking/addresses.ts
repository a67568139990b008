import { path } from '#desk/kernel/path.ts'

export const candidatesPath = path('/booking-candidates')
export const candidatePath = path('/booking-candidates/$id')
export const programmesPath = path('/booking-programmes')
