import { z } from 'zod'

/** Words an answer carries in both languages, where the screen cannot know them itself. */
export const zBothTexts = z.tuple([z.string(), z.string()]).readonly()
