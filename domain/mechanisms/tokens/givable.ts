/** A key that is never renewed is forgotten; two years and a day are the longest. */
export const MOST_DAYS = 731

/** A key that could make keys or send data elsewhere would never really be taken back. */
const neverGiven: readonly string[] = ['token.manage', 'webhook.manage', 'clock.move']

export const isGivable = (verb: string): boolean => !neverGiven.includes(verb)
