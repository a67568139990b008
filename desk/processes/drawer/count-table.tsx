import { money } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { IntInput, MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { formatFen } from '#domain/kernel/money.ts'
import { fill } from '#domain/kernel/texts.ts'
import { payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { expectedFen, piecesFen } from '#domain/processes/drawer/count.ts'
import { faces } from '#domain/processes/drawer/kinds.ts'
import styles from './drawer.module.css'
import { drawerText } from './text.ts'
import type { CountForm } from './use-count.ts'

/** How many of each note and coin; whoever only knows the sum leaves this empty. */
export function CashPieces({ form }: { form: CountForm }) {
  const t = useTexts(drawerText)
  return (
    <div className={styles.pieces}>
      {faces.map((face, index) => {
        const pieces = form.piecesOf(face)
        return (
          <div key={face} className={styles.piece}>
            <span className="cb-num">{formatFen(face)} ×</span>
            <IntInput
              aria-label={fill(t.piecesOf, { face: formatFen(face) })}
              autoFocus={index === 0}
              value={pieces}
              onChange={each => form.setPieces(face, each)}
            />
            <span className="cb-num">{pieces ? money(piecesFen([{ faceFen: face, pieces }])) : ''}</span>
          </div>
        )
      })}
    </div>
  )
}

/** Way by way: what the books say, what was counted, and how far apart they are. */
export function CountTable({ form }: { form: CountForm }) {
  const t = useTexts(drawerText)
  const text = useText()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t.way}</th>
          <th>{t.opening}</th>
          <th>{t.in}</th>
          <th>{t.out}</th>
          <th>{t.expected}</th>
          <th>{t.counted}</th>
          <th>{t.difference}</th>
        </tr>
      </thead>
      <tbody>
        {form.flows.map(flow => {
          const way = text(payWayTexts[flow.way])
          const countedFen = form.counted.get(flow.way)
          const difference = countedFen === undefined ? null : countedFen - expectedFen(flow)
          return (
            <tr key={flow.way}>
              <td>{way}</td>
              <td className="cb-num">{flow.way === 'cash' ? money(flow.openingFen) : ''}</td>
              <td className="cb-num">{money(flow.inFen)}</td>
              <td className="cb-num">{money(flow.outFen)}</td>
              <td className="cb-num">{money(expectedFen(flow))}</td>
              <td>
                <MoneyInput
                  aria-label={fill(t.countedOf, { way })}
                  value={countedFen ?? null}
                  disabled={flow.way === 'cash' && form.pieces.length > 0}
                  onChange={fen => form.setCounted(flow.way, fen)}
                />
              </td>
              <td className={`cb-num ${difference ? styles.off : ''}`}>{money(difference)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
