import { create } from 'qrcode'
import styles from './qr-code.module.css'

type QrCodeProps = { value: string; size?: number; label: string }

/** A QR code as one vector path: sharp on screen and on paper, made without any outside service. */
export function QrCode({ value, size = 144, label }: QrCodeProps) {
  const { modules } = create(value, { errorCorrectionLevel: 'M' })
  const side = modules.size
  const cells: string[] = []
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) if (modules.get(row, column)) cells.push(`M${column} ${row}h1v1h-1z`)
  return (
    <svg
      className={styles.code}
      width={size}
      height={size}
      viewBox={`-2 -2 ${side + 4} ${side + 4}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path fill="#fff" d={`M-2 -2h${side + 4}v${side + 4}h-${side + 4}z`} />
      <path d={cells.join('')} />
    </svg>
  )
}
