import './base.css'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { useAttached } from './browser.ts'
import { DensityArea } from './density.tsx'
import { startLive } from './live.ts'
import type { Navigation } from './navigation.tsx'
import { keepShell } from './offline/keep-shell.ts'
import { type Compare, startOutbox } from './offline/outbox.ts'
import { createQueryClient } from './query.tsx'
import { createDeskRouter, DeskRouter, type PageRoute } from './router.tsx'
import { SessionGate, sessionKey, useSession } from './session.tsx'
import { Shell } from './shell.tsx'
import { TargetsContext } from './targets.tsx'
import { currentLang, setLang } from './text.ts'

type Desk = { routes: readonly PageRoute[]; navigation: Navigation; compare: Compare }

/** Puts the application on the page from what the features registered. */
export function startDesk({ routes, navigation, compare }: Desk) {
  const place = document.getElementById('desk')
  if (!place) throw new Error('index.html has no place for the application')
  setLang(currentLang())
  const client = createQueryClient(() => void client.invalidateQueries({ queryKey: [sessionKey] }))
  const router = createDeskRouter({
    routes,
    frame: ({ route, children }) => (
      <Shell navigation={navigation} route={route}>
        {children}
      </Shell>
    ),
  })

  keepShell()
  createRoot(place).render(
    <QueryClientProvider client={client}>
      <DensityArea density="desk">
        <SessionGate>
          <Live client={client} compare={compare} />
          <TargetsContext value={navigation.targets}>
            <DeskRouter router={router} />
          </TargetsContext>
        </SessionGate>
      </DensityArea>
    </QueryClientProvider>,
  )
}

function Live({ client, compare }: { client: QueryClient; compare: Compare }) {
  const { store, person } = useSession()
  useAttached(() => startLive(client, store.id), store.id)
  useAttached(() => startOutbox(person.id, client, compare), person.id)
  return null
}
