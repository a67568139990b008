import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  RouterProvider,
  useRouter,
  useRouterState,
} from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ComponentType, MouseEvent, ReactNode } from 'react'
import { parseSearch, stringifySearch } from './path.ts'
import { useCan } from './session.tsx'
import { CrashPage, MissingPage, NotAllowedPage, PageLoading } from './states.tsx'
import type { Density } from './theme.ts'

/** One page of the application; its module exports a component named `Page`. */
export type PageRoute = {
  path: string
  load: () => Promise<{ Page: () => ReactNode }>
  /** Without this verb the page says who may open it. */
  verb?: string
  density?: Density
  /** Wall screens and call pop-ups stand alone, without bars. */
  bare?: boolean
}

type Frame = ComponentType<{ route: PageRoute | undefined; children: ReactNode }>

export function createDeskRouter({ routes, frame }: { routes: readonly PageRoute[]; frame: Frame }) {
  const root = createRootRoute({
    component: () => <RootFrame routes={routes} frame={frame} />,
    notFoundComponent: MissingPage,
  })
  const pages = routes.map(({ path, load, verb }) => {
    const content = lazyRouteComponent(load, 'Page')
    return createRoute({
      getParentRoute: () => root,
      path,
      component: () => <RoutePage content={content} verb={verb} />,
    })
  })
  return createRouter({
    routeTree: root.addChildren(pages),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: CrashPage,
    defaultPendingMs: 150,
    scrollRestoration: true,
  })
}

export function DeskRouter({ router }: { router: ReturnType<typeof createDeskRouter> }) {
  return <RouterProvider router={router} />
}

function RoutePage({ content: Content, verb }: { content: ComponentType; verb: string | undefined }) {
  const pathname = usePathname()
  const can = useCan()
  // Another record is another page: nothing typed for the one may stay for the other.
  return !verb || can(verb) ? <Content key={pathname} /> : <NotAllowedPage verb={verb} />
}

function RootFrame({ routes, frame: FrameView }: { routes: readonly PageRoute[]; frame: Frame }) {
  const matched = useMatchedPath()
  return (
    <FrameView route={routes.find(route => route.path === matched || route.path === matched.replace(/\/$/, ''))}>
      <Outlet />
    </FrameView>
  )
}

/** Moves to an address made by `path(...).href(...)`. */
export function useGo() {
  const router = useRouter()
  return (href: string, options: { replace?: boolean } = {}) => void router.navigate({ href, ...options })
}

/** A page that only leads on: going back passes it by. */
export function Redirect({ to }: { to: string }) {
  return <Navigate to={to} replace />
}

export function useBack() {
  const router = useRouter()
  // The page before may be another site, or a window opened for this page alone.
  return () => (router.history.canGoBack() ? router.history.back() : void router.navigate({ href: '/' }))
}

function useMatchedPath(): string {
  return useRouterState({ select: state => String(state.matches.at(-1)?.fullPath ?? '') })
}

export function usePathname(): string {
  return useRouterState({ select: state => state.location.pathname })
}

type GoProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string }

/** A link inside the application; with Ctrl, Shift or the middle button the browser opens it as usual. */
export function Go({ to, onClick, ...rest }: GoProps) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void router.navigate({ href: to })
  }
  return <a href={to} onClick={follow} {...rest} />
}
