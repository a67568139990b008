import { Table, type TableColumnType } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import styles from './list-page.module.css'

export type ListColumn<R> = {
  key: string
  title: ReactNode
  render: (row: R, index: number) => ReactNode
  width?: number
  /** Keeps the column readable on narrow screens, where the table scrolls sideways instead. */
  minWidth?: number
  align?: 'left' | 'center' | 'right'
  fixed?: 'left' | 'right'
  /** One line, the rest cut with dots. */
  ellipsis?: boolean
}

type RowTableProps<R> = {
  rows: readonly R[]
  columns: readonly ListColumn<R>[]
  rowKey: (row: R) => string
  onOpen?: ((row: R) => void) | undefined
  rowTone?: ((row: R) => 'warn' | 'bad' | undefined) | undefined
  virtualHeight?: number | undefined
  footer?: ReactNode
}

const standardWidth = 110

/** A table of rows held in memory: arrows move, Enter or a click opens. */
export function RowTable<R extends object>({
  rows,
  columns,
  rowKey,
  onOpen,
  rowTone,
  virtualHeight,
  footer,
}: RowTableProps<R>) {
  const width = columns.reduce((sum, column) => sum + (column.width ?? column.minWidth ?? standardWidth), 0)
  return (
    <Table<R>
      size="small"
      className={styles.table ?? ''}
      dataSource={rows}
      columns={columns.map(toTableColumn)}
      rowKey={rowKey}
      pagination={false}
      virtual={virtualHeight !== undefined}
      scroll={virtualHeight === undefined ? { x: width } : { x: width, y: virtualHeight }}
      footer={footer ? () => footer : undefined}
      onRow={(row, index) => ({
        tabIndex: index === 0 ? 0 : -1,
        'data-tone': rowTone?.(row),
        'data-open': onOpen ? true : undefined,
        onClick: event => {
          if (onOpen && !isControl(event.target)) onOpen(row)
        },
        onKeyDown: event => press(event, () => onOpen?.(row)),
      })}
    />
  )
}

function toTableColumn<R>(column: ListColumn<R>): TableColumnType<R> {
  const { key, title, width, minWidth, align, fixed, ellipsis, render } = column
  return {
    key,
    title,
    ...(width ? { width } : { minWidth: minWidth ?? standardWidth }),
    ...(align ? { align } : {}),
    ...(fixed ? { fixed } : {}),
    ...(ellipsis ? { ellipsis: true } : {}),
    render: (_value, row, index) => render(row, index),
  }
}

function press(event: KeyboardEvent<HTMLElement>, open: () => void) {
  if (event.target !== event.currentTarget) return
  if (event.key === 'Enter') open()
  else if (event.key === 'ArrowDown') focusRow(event.currentTarget.nextElementSibling)
  else if (event.key === 'ArrowUp') focusRow(event.currentTarget.previousElementSibling)
  else return
  event.preventDefault()
}

function focusRow(row: Element | null) {
  if (row instanceof HTMLElement && row.tabIndex >= -1 && row.classList.contains('ant-table-row')) row.focus()
}

/** A link, button or box inside a row does its own work. */
function isControl(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest('a, button, input, select, textarea, label, [role="button"]') !== null
  )
}
