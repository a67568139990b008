import { Drawer } from 'antd'
import { findPaperDefinition } from '#domain/papers.ts'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { fileAddress } from '../files/file-address.ts'
import { PrintButton } from '../kit/print-button.tsx'
import { paperLoader } from './loaders.ts'
import { PaperView } from './paper-view.tsx'
import { pdfAddress } from './pdf-address.ts'
import { papersText } from './text.ts'

/** One paper as it is printed, at the side of the page that asked for it. */
export function PaperDrawer({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const t = useTexts(papersText)
  return (
    <Drawer
      open
      title={title}
      size={900}
      onClose={onClose}
      extra={
        <HotkeyLayer>
          <PrintButton label={t.pdf} pdfUrl={pdfAddress(id)} />
        </HotkeyLayer>
      }
    >
      <WholePaper id={id} />
    </Drawer>
  )
}

/** The sheet itself, for a page that shows several. */
export function WholePaper({ id }: { id: string }) {
  const { data, placeholder } = useLoad(paperLoader(id), { rows: 12 })
  if (!data) return placeholder
  const definition = findPaperDefinition(data.document.kind)
  if (!definition) return null
  return <PaperView definition={definition} document={data.document} photoUrl={file => fileAddress(file)} />
}
