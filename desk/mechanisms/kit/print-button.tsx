import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'

type PrintButtonProps = {
  label?: string
  /** The archived PDF; opened in its own tab so that the same bytes are printed later too. Without it the page prints. */
  pdfUrl?: string
  disabled?: boolean
}

export function PrintButton({ label, pdfUrl, disabled = false }: PrintButtonProps) {
  const t = useTexts(kitText)
  const print = () => (pdfUrl ? void window.open(pdfUrl, '_blank', 'noopener') : window.print())
  useHotkeys(t.keysHere, [{ key: 'Ctrl+P', label: label ?? t.print, run: print, disabled }])
  return (
    <Button className="no-print" icon={<PrinterOutlined />} disabled={disabled} onClick={print}>
      {label ?? t.print}
    </Button>
  )
}
