import '#domain/kernel/no-eval.ts'
import { startPhone } from './kernel/start.tsx'
import { routes } from './routes.ts'

startPhone(routes)
