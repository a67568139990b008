import '#domain/kernel/no-eval.ts'
import { compare } from './compare.ts'
import { startDesk } from './kernel/start.tsx'
import { navigation } from './navigation.tsx'
import { routes } from './routes.tsx'

startDesk({ routes, navigation, compare })
