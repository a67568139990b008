import { Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { useMedia } from '../../kernel/browser.ts'
import { useIsNarrowed } from '../../kernel/filters.ts'
import { type PagedLoader, useRows } from '../../kernel/query.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ExportButton } from './export-button.tsx'
import { kitText } from './kit-text.ts'
import styles from './list-page.module.css'
import { type ListColumn, RowTable } from './row-table.tsx'

type ListPageProps<R> = {
  title: ReactNode
  /** Buttons at the right of the title; the one that exports the list stands there by itself. */
  actions?: ReactNode
  filters?: ReactNode
  /** Figures above the rows, where a list has some. */
  summary?: ReactNode
  load: PagedLoader<R>
  columns: readonly ListColumn<R>[]
  rowKey: (row: R) => string
  onOpen?: (row: R) => void
  rowTone?: (row: R) => 'warn' | 'bad' | undefined
  /** On a phone rows are cards; without it the table scrolls sideways. */
  card?: (row: R) => ReactNode
  empty?: { title?: string; hint?: ReactNode; actions?: ReactNode }
  /** For lists of thousands of rows: only what is seen is drawn. */
  virtualHeight?: number
}

/** A whole page of rows: filters in the address, rows by cursor, opened by click or Enter. */
export function ListPage<R extends object>(props: ListPageProps<R>) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{props.title}</h1>
        <div className={styles.actions}>
          {props.load.exports && <ExportButton list={props.load.exports} />}
          {props.actions}
        </div>
      </header>
      {props.filters && <div className={styles.filters}>{props.filters}</div>}
      {props.summary}
      <div className={styles.body}>
        <Rows {...props} />
      </div>
    </div>
  )
}

type RowsProps<R> = Omit<ListPageProps<R>, 'title' | 'actions' | 'filters' | 'summary'>

/** The rows alone, for a list inside another page; the button that exports them stands above. */
export function ListRows<R extends object>(props: RowsProps<R>) {
  return (
    <>
      {props.load.exports && (
        <div className={styles.above}>
          <ExportButton list={props.load.exports} />
        </div>
      )}
      <Rows {...props} />
    </>
  )
}

function Rows<R extends object>(props: RowsProps<R>) {
  const { load, empty, card, columns, rowKey, onOpen, rowTone, virtualHeight } = props
  const t = useTexts(kitText)
  const isPhone = useMedia('(max-width: 899px)')
  const isNarrowed = useIsNarrowed()
  const list = useRows(load)
  if (list.isLoading) return <LoadingState rows={8} />
  if (list.problem && list.rows.length === 0) return <ErrorState problem={list.problem} onRetry={list.reload} />
  if (list.rows.length === 0) {
    const inGeneral = isNarrowed ? { title: t.noMatch, hint: t.noMatchHint } : {}
    return <EmptyState {...inGeneral} {...empty} />
  }
  return (
    <Spin spinning={list.refreshing} delay={400}>
      {isPhone && card ? (
        <Cards rows={list.rows} rowKey={rowKey} card={card} onOpen={onOpen} />
      ) : (
        <RowTable
          rows={list.rows}
          columns={columns}
          rowKey={rowKey}
          onOpen={onOpen}
          rowTone={rowTone}
          virtualHeight={virtualHeight}
        />
      )}
      <footer className={styles.foot}>
        <span>{fill(list.hasMore ? t.rows : t.allRows, { n: list.rows.length })}</span>
        {list.hasMore && (
          <Button size="small" onClick={list.loadMore} loading={list.loadingMore}>
            {t.more}
          </Button>
        )}
      </footer>
    </Spin>
  )
}

type CardsProps<R> = {
  rows: readonly R[]
  rowKey: (row: R) => string
  card: (row: R) => ReactNode
  onOpen: ((row: R) => void) | undefined
}

function Cards<R>({ rows, rowKey, card, onOpen }: CardsProps<R>) {
  return (
    <div className={styles.cards}>
      {rows.map(row => (
        <button key={rowKey(row)} type="button" className={styles.card} onClick={() => onOpen?.(row)}>
          {card(row)}
        </button>
      ))}
    </div>
  )
}
