import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use } from 'react'
import { api } from './api.ts'
import { setServerClock } from './clock.ts'
import { orKept } from './offline/kept.ts'
import { forgetSession, keepSession, keptSession } from './offline/kept-session.ts'
import { problemOf } from './problem.ts'
import type { LoadKey } from './query.tsx'
import type { DeskSession } from './session-shape.ts'
import { SignInPage } from './sign-in.tsx'
import { ErrorState, PageLoading } from './states.tsx'
import { chooseStore, useCurrentStore } from './store.ts'

const SessionContext = createContext<DeskSession | null>(null)

export const sessionKey = ['session'] as const

const patienceMs = 8_000

function sessionLoader(store: string | null) {
  const queryKey: LoadKey = [sessionKey, store]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<DeskSession> => {
      try {
        const within = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
        const session = await api.access.session({}, { signal: within })
        setServerClock(session.clock.now, session.clock.virtual)
        await keepSession(session)
        return session
      } catch (error) {
        if (problemOf(error).status === 401) await forgetSession()
        return orKept<DeskSession>(client, queryKey, error, keptSession)
      }
    },
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

export function useSwitchStore() {
  const client = useQueryClient()
  return (id: string) => {
    chooseStore(id)
    void client.resetQueries()
  }
}
