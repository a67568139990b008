import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, CapsuleTabs, SearchBar } from 'antd-mobile'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { formatLocal } from '#domain/kernel/time.ts'
import { type PartGrade, partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { PriceListRow } from '#domain/processes/catalogue/shapes.ts'
import { api } from '../../kernel/api.ts'
import { at, yuan } from '../../kernel/format.ts'
import { LangButton } from '../../kernel/lang-button.tsx'
import { platform } from '../../kernel/platform.ts'
import { problemOf } from '../../kernel/problem.ts'
import type { PageProps } from '../../kernel/router.tsx'
import { Failed, Loading } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import styles from './board.module.css'
import { boardText } from './text.ts'

const kinds = ['all', 'rate', 'labour', 'part'] as const
type Kind = (typeof kinds)[number]

/** The price board of a store, for anyone: on the customer's telephone and on the screen at the counter (EST-08). */
export function Page({ params }: PageProps) {
  const storeCode = params.store ?? ''
  const [q, setQ] = useState('')
  const [kind, setKind] = useState<Kind>('all')
  const board = useBoard(storeCode, q, kind)
  const [first] = board.data?.pages ?? []
  if (board.error) return <Failed problem={problemOf(board.error)} onRetry={() => void board.refetch()} />
  return (
    <main className="page">
      <BoardHead store={first?.store} asOf={first?.asOf} />
      <BoardFilters kind={kind} onKind={setKind} onSearch={setQ} />
      {first ? <BoardRows rows={board.data?.pages.flatMap(page => page.rows) ?? []} /> : <Loading />}
      {board.hasNextPage && <MoreButton busy={board.isFetchingNextPage} onMore={() => void board.fetchNextPage()} />}
    </main>
  )
}

function useBoard(storeCode: string, q: string, kind: Kind) {
  return useInfiniteQuery({
    queryKey: ['price board', storeCode, q, kind],
    queryFn: ({ pageParam, signal }) =>
      api.catalogue.publicPrices(
        {
          storeCode,
          ...(q === '' ? {} : { q }),
          ...(kind === 'all' ? {} : { kind }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    retry: 1,
  })
}

type Store = { name: string; address: string; phone: string }

function BoardHead({ store, asOf }: { store: Store | undefined; asOf: string | undefined }) {
  const t = useTexts(boardText)
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{t('title')}</h1>
        {store && (
          <p className={styles.quiet}>
            {store.name} · {store.address}
          </p>
        )}
        {asOf && <p className={styles.quiet}>{fill(t('asOf'), { at: at(asOf) })}</p>}
        <p className={styles.quiet}>{t('binding')}</p>
        {store?.phone && (
          <Button size="mini" fill="outline" onClick={() => platform.call(store.phone)}>
            {t('call')} {store.phone}
          </Button>
        )}
      </div>
      <LangButton />
    </header>
  )
}

type FilterProps = { kind: Kind; onKind: (kind: Kind) => void; onSearch: (q: string) => void }

function BoardFilters({ kind, onKind, onSearch }: FilterProps) {
  const t = useTexts(boardText)
  return (
    <>
      <SearchBar
        placeholder={t('search')}
        style={{ marginTop: 12, '--background': '#fff' }}
        onSearch={text => onSearch(text.trim())}
        onClear={() => onSearch('')}
      />
      <CapsuleTabs activeKey={kind} onChange={key => onKind(kinds.find(each => each === key) ?? 'all')}>
        {kinds.map(each => (
          <CapsuleTabs.Tab key={each} title={t(each)} />
        ))}
      </CapsuleTabs>
    </>
  )
}

function BoardRows({ rows }: { rows: readonly PriceListRow[] }) {
  const t = useTexts(boardText)
  if (rows.length === 0) return <p className={styles.quiet}>{t('none')}</p>
  return (
    <ul className={styles.rows}>
      {rows.map(row => (
        <li key={`${row.kind} ${row.id}`} className={styles.row}>
          <span>
            {row.name}
            <p className={styles.quiet}>
              <Detail row={row} />
            </p>
          </span>
          <span className={styles.price}>
            {yuan(row.priceFen)}
            <p className={styles.quiet}>/ {row.unit}</p>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Detail({ row }: { row: PriceListRow }) {
  const t = useTexts(boardText)
  const text = useText()
  const { kind, code, detail, effectiveFrom } = row
  const words =
    kind === 'labour' ? fill(t('hours'), { n: detail }) : isGrade(detail) ? text(partGradeTexts[detail]) : ''
  const since = effectiveFrom === null ? '' : fill(t('since'), { on: formatLocal(effectiveFrom, undefined, 'date') })
  return [kind === 'rate' ? '' : code, words, since].filter(part => part !== '').join(' · ')
}

function MoreButton({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const t = useTexts(boardText)
  return (
    <Button block style={{ marginTop: 12 }} loading={busy} onClick={onMore}>
      {t('more')}
    </Button>
  )
}

function isGrade(words: string): words is PartGrade {
  return Object.hasOwn(partGradeTexts, words)
}
