import './base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { unstableSetRender } from 'antd-mobile'
import { createRoot, type Root } from 'react-dom/client'
import { openRoute, type PhoneRoute, Router } from './router.tsx'
import { currentLang, setLang } from './text.ts'

// The kit was written for React 18: what it shows outside the page needs to be told how to render.
const roots = new WeakMap<Element | DocumentFragment, Root>()
unstableSetRender((node, container) => {
  const root = roots.get(container) ?? createRoot(container)
  roots.set(container, root)
  root.render(node)
  return async () => root.unmount()
})

/** Puts the page of this address on the telephone. */
export function startPhone(routes: readonly PhoneRoute[]) {
  const place = document.getElementById('phone')
  if (!place) throw new Error('index.html has no place for the application')
  setLang(currentLang())
  const client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } })
  createRoot(place).render(
    <QueryClientProvider client={client}>
      <Router opened={openRoute(routes, window.location.pathname)} />
    </QueryClientProvider>,
  )
}
