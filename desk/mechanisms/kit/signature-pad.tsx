import { Button, Input } from 'antd'
import { useCallback, useRef, useState } from 'react'
import Pad from 'signature_pad'
import { useStable } from '../../kernel/browser.ts'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import styles from './signature-pad.module.css'

/** `strokes` lets the server refuse a dot for a signature; `typedName` tells that it was typed, not drawn. */
export type SignatureValue = { png: string; strokes: number; typedName: string | null }

type SignaturePadProps = {
  label: string
  onChange: (signature: SignatureValue | null) => void
  /** Typing the name instead of drawing it: only where the paper allows it. */
  canType?: boolean
  height?: number
}

export function SignaturePad({ label, onChange, canType = false, height = 200 }: SignaturePadProps) {
  const t = useTexts(kitText)
  const [isTyping, setIsTyping] = useState(false)
  const [isEmpty, setIsEmpty] = useState(true)
  const pad = useRef<Pad>(null)
  const tell = useStable((signature: SignatureValue | null) => {
    setIsEmpty(signature === null)
    onChange(signature)
  })
  const clear = () => {
    pad.current?.clear()
    tell(null)
  }
  const attach = useCallback(
    (canvas: HTMLCanvasElement) => {
      const drawn = attachPad(canvas, tell)
      pad.current = drawn.pad
      return () => {
        drawn.detach()
        pad.current = null
      }
    },
    [tell],
  )
  return (
    <fieldset className={styles.box}>
      <legend className={styles.legend}>{label}</legend>
      {isTyping ? (
        <Input
          size="large"
          autoFocus
          aria-label={t.typeName}
          placeholder={t.typeName}
          maxLength={30}
          onChange={event => tell(typedSignature(event.target.value))}
        />
      ) : (
        <div className={styles.paper} style={{ height }}>
          <canvas ref={attach} className={styles.canvas} aria-label={`${label} ${t.signHere}`} />
          {isEmpty && <span className={styles.hint}>{t.signHere}</span>}
        </div>
      )}
      <div className={styles.actions}>
        {canType && (
          <Button
            type="link"
            onClick={() => {
              setIsTyping(!isTyping)
              tell(null)
            }}
          >
            {isTyping ? t.signByHand : t.typeName}
          </Button>
        )}
        {!isTyping && (
          <Button onClick={clear} disabled={isEmpty}>
            {t.signAgain}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** Draws in the resolution of the screen; turning the tablet keeps what was signed. */
function attachPad(canvas: HTMLCanvasElement, tell: (signature: SignatureValue | null) => void) {
  const pad = new Pad(canvas, { penColor: '#10213f', minWidth: 0.8, maxWidth: 2.8 })
  const fit = () => {
    const strokes = pad.toData()
    const ratio = Math.max(window.devicePixelRatio, 1)
    canvas.width = canvas.offsetWidth * ratio
    canvas.height = canvas.offsetHeight * ratio
    canvas.getContext('2d')?.scale(ratio, ratio)
    pad.clear()
    if (strokes.length > 0) pad.fromData(strokes)
  }
  const end = () => tell({ png: pad.toDataURL('image/png'), strokes: pad.toData().length, typedName: null })
  const watch = new ResizeObserver(fit)
  watch.observe(canvas)
  pad.addEventListener('endStroke', end)
  return {
    pad,
    detach() {
      watch.disconnect()
      pad.removeEventListener('endStroke', end)
      pad.off()
    },
  }
}

function typedSignature(name: string): SignatureValue | null {
  const text = name.trim()
  if (!text) return null
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 200
  const context = canvas.getContext('2d')
  if (!context) return null
  context.fillStyle = '#10213f'
  context.font = "italic 72px 'KaiTi', 'STKaiti', 'Noto Serif SC', serif"
  context.textBaseline = 'middle'
  context.fillText(text, 24, 100, 592)
  return { png: canvas.toDataURL('image/png'), strokes: 0, typedName: text }
}
