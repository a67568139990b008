import { ErrorBlock } from 'antd-mobile'
import { type ComponentType, lazy, Suspense } from 'react'
import { texts } from '#domain/kernel/texts.ts'
import { matchPath } from './match-path.ts'
import { Loading } from './states.tsx'
import { useTexts } from './text.ts'

export type PageProps = { params: Readonly<Record<string, string>> }
export type PhoneRoute = { pattern: string; load: () => Promise<{ Page: ComponentType<PageProps> }> }

type Opened = { Page: ComponentType<PageProps>; params: Record<string, string> }

/** The page behind the address. A link is opened once, so there is nothing to move between yet. */
export function Router({ opened }: { opened: Opened | undefined }) {
  const t = useTexts(routerText)
  if (!opened) return <ErrorBlock fullPage status="empty" title={t('missing')} description={t('missingHint')} />
  return (
    <Suspense fallback={<Loading />}>
      <opened.Page params={opened.params} />
    </Suspense>
  )
}

export function openRoute(routes: readonly PhoneRoute[], path: string): Opened | undefined {
  for (const { pattern, load } of routes) {
    const params = matchPath(pattern, path)
    if (params) return { Page: lazy(async () => ({ default: (await load()).Page })), params }
  }
  return undefined
}

const routerText = texts({
  missing: ['页面不存在', 'There is no such page'],
  missingHint: ['请重新打开短信或微信中的链接', 'Open the link in your message again'],
})
