import { Button, NoticeBar } from 'antd-mobile'
import { useState } from 'react'
import { texts } from '#domain/kernel/texts.ts'
import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import { findPaperDefinition } from '#domain/papers.ts'
import { api } from '../../kernel/api.ts'
import { LangButton } from '../../kernel/lang-button.tsx'
import { useLoad } from '../../kernel/load.tsx'
import type { PageProps } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ConfirmSheet } from '../links/confirm-sheet.tsx'
import { PaperSheetView } from './paper-sheet.tsx'

type PaperView = Awaited<ReturnType<typeof api.papers.openLink>>

/** A paper to read and, where it waits for the customer, to confirm by code. */
export function Page({ params }: PageProps) {
  const token = params.token ?? ''
  const { data, placeholder, reload } = useLoad(['paper', token], signal => api.papers.openLink({ token }, { signal }))
  return data ? <PaperPage token={token} view={data} onSigned={reload} /> : placeholder
}

function PaperPage({ token, view, onSigned }: { token: string; view: PaperView; onSigned: () => void }) {
  const t = useTexts(paperText)
  const [isOpen, setIsOpen] = useState(false)
  const document: PaperDocument = { ...view.document, content: view.document.content ?? null }
  const definition = findPaperDefinition(document.kind)
  const slot = view.slots.find(item => item.role === 'customer')
  const awaits = slot !== undefined && !slot.signed && document.state !== 'voided'
  if (!definition) return <NoticeBar color="alert" content={t('unknown')} />
  return (
    <main className="page">
      <LangButton />
      <PaperSheetView
        sheet={layOutSheet(definition, document)}
        photoUrl={fileId => `/api/links/${token}/photos/${fileId}`}
      />
      {slot?.signed && <NoticeBar color="success" content={t('signed')} />}
      {awaits && (
        <footer className="bar">
          <div className="barInner">
            <span>{t('read')}</span>
            <Button color="primary" onClick={() => setIsOpen(true)}>
              {t('confirm')}
            </Button>
          </div>
        </footer>
      )}
      <ConfirmSheet
        token={token}
        open={isOpen}
        title={`${definition.title} ${document.number ?? ''}`}
        signerName=""
        onClose={() => setIsOpen(false)}
        onConfirm={async (confirmation, call) => {
          await api.papers.signByCode({ token, contentHash: document.contentHash, ...confirmation }, call)
          setIsOpen(false)
          onSigned()
        }}
      />
    </main>
  )
}

const paperText = texts({
  unknown: ['无法显示该单据，请联系服务顾问', 'This paper cannot be shown; ask your adviser'],
  signed: ['您已确认该单据', 'You have confirmed this paper'],
  read: ['请阅读全文后确认', 'Read it all, then confirm'],
  confirm: ['确认并签字', 'Confirm and sign'],
})
