import { CloseOutlined } from '@ant-design/icons'
import { type ReactNode, useMemo } from 'react'
import { useStable } from '../../kernel/browser.ts'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import { type AddLine, LineAdd } from './line-add.tsx'
import { InputCell, SelectCell } from './line-cell.tsx'
import { isEditable, isNumberColumn, type LineColumn, shownText } from './line-columns.ts'
import styles from './line-grid.module.css'

/** Server refusals by line and column: `{ [rowId]: { price: '不能为负' } }`. */
export type LineProblems = Readonly<Record<string, Readonly<Record<string, string>>>>

type LineGridProps<R> = {
  label: string
  rows: readonly R[]
  rowKey: (row: R) => string
  /** Begins the spoken name of each cell: "机油滤清器 数量". */
  rowName: (row: R) => string
  /** Keep it stable (module level or useMemo): lines are drawn again only when they or the columns change. */
  columns: readonly LineColumn<R>[]
  add?: AddLine
  onRemove?: (row: R) => void
  canRemove?: (row: R) => boolean
  rowTone?: (row: R) => 'warn' | 'bad' | 'calm' | undefined
  problems?: LineProblems
  empty?: string
  footer?: ReactNode
}

/** Lines to type in: orders, count sheets, price tables. Commits on leaving a cell; Enter goes down the column. */
export function LineGrid<R>(props: LineGridProps<R>) {
  const t = useTexts(kitText)
  const { label, rows, rowKey, columns, add, onRemove, canRemove, rowTone, problems, empty, footer } = props
  const remove = useStable((row: R) => onRemove?.(row))
  const span = columns.length + (onRemove ? 1 : 0)
  return (
    <div className={styles.wrap}>
      <table className={styles.grid} aria-label={label}>
        <colgroup>
          {columns.map(column => (
            <col
              key={column.key}
              style={column.grow ? { minWidth: column.width ?? 160 } : { width: column.width ?? 90 }}
            />
          ))}
          {onRemove && <col style={{ width: 36 }} />}
        </colgroup>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.key} scope="col" data-right={isRight(column) || undefined}>
                {column.title}
              </th>
            ))}
            {onRemove && <th aria-label={t.remove} />}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Line
              key={rowKey(row)}
              row={row}
              name={props.rowName(row)}
              columns={columns}
              tone={rowTone?.(row)}
              problems={problems?.[rowKey(row)]}
              onRemove={onRemove && remove}
              isRemovable={!canRemove || canRemove(row)}
            />
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={span} className={styles.empty}>
                {empty ?? t.empty}
              </td>
            </tr>
          )}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
      {add && <LineAdd {...add} />}
    </div>
  )
}

type LineProps<R> = {
  row: R
  name: string
  columns: readonly LineColumn<R>[]
  tone: string | undefined
  problems: Readonly<Record<string, string>> | undefined
  onRemove: ((row: R) => void) | undefined
  isRemovable: boolean
}

/** Drawn again only when something of this line changed: the same element makes React pass it by. */
function Line<R>({ row, name, columns, tone, problems, onRemove, isRemovable }: LineProps<R>) {
  return useMemo(
    () => (
      <LineCells
        row={row}
        name={name}
        columns={columns}
        tone={tone}
        problems={problems}
        onRemove={onRemove}
        isRemovable={isRemovable}
      />
    ),
    [row, name, columns, tone, problems, onRemove, isRemovable],
  )
}

function LineCells<R>({ row, name, columns, tone, problems, onRemove, isRemovable }: LineProps<R>) {
  const t = useTexts(kitText)
  return (
    <tr data-tone={tone}>
      {columns.map(column => (
        <td
          key={column.key}
          data-right={isRight(column) || undefined}
          data-view={!isEditable(column, row) || undefined}
        >
          <Cell column={column} row={row} label={`${name} ${column.title}`} problem={problems?.[column.key]} />
        </td>
      ))}
      {onRemove && (
        <td className={styles.removeCell}>
          {isRemovable && (
            <button
              type="button"
              className={styles.remove}
              aria-label={`${t.remove} ${name}`}
              title={t.remove}
              onClick={() => onRemove(row)}
            >
              <CloseOutlined />
            </button>
          )}
        </td>
      )}
    </tr>
  )
}

type CellProps<R> = { column: LineColumn<R>; row: R; label: string; problem: string | undefined }

function Cell<R>({ column, row, label, problem }: CellProps<R>) {
  if (column.type === 'view') return column.render(row)
  const isOpen = isEditable(column, row)
  if (column.type === 'select')
    return isOpen ? (
      <SelectCell column={column} row={row} label={label} problem={problem} />
    ) : (
      (column.options.find(option => option.value === column.value(row))?.label ?? '—')
    )
  return isOpen ? <InputCell column={column} row={row} label={label} problem={problem} /> : shownText(column, row)
}

const isRight = <R,>(column: LineColumn<R>) =>
  isNumberColumn(column) || (column.type === 'view' && column.align === 'right')
