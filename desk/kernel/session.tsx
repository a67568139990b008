import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use } from 'react'
import { api } from './api.ts'
import { setServerClock } from './clock.ts'
import { useCommand } from './command.tsx'
import { problemOf } from './problem.ts'
import { loader } from './query.tsx'
import { SignInPage } from './sign-in.tsx'
import { ErrorState, PageLoading } from './states.tsx'
import { chooseStore, useCurrentStore } from './store.ts'

export type DeskSession = Awaited<ReturnType<typeof api.access.session>>

const SessionContext = createContext<DeskSession | null>(null)

export const sessionKey = ['session'] as const

function sessionLoader(store: string | null) {
  return loader(sessionKey, [store], async signal => {
    const session = await api.access.session({}, { signal })
    setServerClock(session.clock.now, session.clock.virtual)
    return session
  })
}

/** Shows the application to who is signed in, and the sign-in page to everyone else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const store = useCurrentStore()
  const query = useQuery({ ...sessionLoader(store), staleTime: 5 * 60_000 })
  const problem = query.error ? problemOf(query.error) : null
  if (problem?.status === 401) return <SignInPage />
  if (query.data) return <SessionContext value={query.data}>{children}</SessionContext>
  return problem ? <ErrorState problem={problem} onRetry={() => void query.refetch()} /> : <PageLoading />
}

export function useSession(): DeskSession {
  const session = use(SessionContext)
  if (!session) throw new Error('This component is shown outside the session')
  return session
}

/** `const can = useCan(); can('estimate.approve')`: for hiding menus. Records carry their own `can` for their buttons. */
export function useCan(): (verb: string) => boolean {
  const { verbs } = useSession()
  return verb => verbs.includes(verb)
}

/** Nothing read for one person may be shown to the next, so every kept answer goes. */
export function useSignOut() {
  const client = useQueryClient()
  const command = useCommand({
    run: api.access.signOut,
    onDone: () => client.clear(),
  })
  return () => void command.send({}).then(() => window.location.assign('/'))
}

export function useSwitchStore() {
  const client = useQueryClient()
  return (id: string) => {
    chooseStore(id)
    void client.resetQueries()
  }
}
