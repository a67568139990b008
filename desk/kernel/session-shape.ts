import type { api } from './api.ts'

/** Who is signed in, in which store, with which rights. */
export type DeskSession = Awaited<ReturnType<typeof api.access.session>>
