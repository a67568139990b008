import { config } from 'zod'

// The policy of our pages forbids making code from text. Without this, the schemas would try it first and be reported.
config({ jitless: true })
