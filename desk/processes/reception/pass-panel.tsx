import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { at } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { SignPapers } from '#desk/mechanisms/papers/sign-papers.tsx'
import { gatePassPaper } from '#domain/processes/gate/papers/gate-pass.ts'
import { passKindTexts } from '#domain/processes/gate/pass-rule.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { ExitFee } from './exit-fee.tsx'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { visitText } from './visit-text.ts'

/** The passes of this visit: the customer signs for one and drives out on it. */
export function PassPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const kinds = useTexts(passKindTexts)
  const [signing, setSigning] = useState<string | null>(null)
  if (visit.gatePasses.length === 0) return <ExitFee visit={visit} />
  return (
    <div id="step-exit">
      <Section title={t.gatePass}>
        {visit.gatePasses.map(pass => (
          <div key={pass.id} className={styles.main}>
            <div className={styles.tags}>
              <strong>{pass.number}</strong>
              <StatusTag tone={pass.usedAt ? 'good' : 'info'}>{pass.usedAt ? t.used : kinds[pass.kind]}</StatusTag>
            </div>
            <span className={styles.soft}>
              {t.validUntil} {at(pass.validUntil)}
            </span>
            <div className={styles.choices} style={{ marginTop: 8 }}>
              <Button
                icon={<PrinterOutlined />}
                onClick={() => window.open(pdfAddress(pass.paperId), '_blank', 'noopener')}
              >
                {t.print}
              </Button>
              {pass.usedAt === null && <Button onClick={() => setSigning(pass.paperId)}>{t.sign}</Button>}
            </div>
          </div>
        ))}
      </Section>
      {signing && (
        <SignPapers
          papers={[{ id: signing, definition: gatePassPaper }]}
          signerName={visit.sender?.name ?? visit.owner?.name ?? ''}
          invalidates={visitKinds}
          onClose={() => setSigning(null)}
        />
      )}
    </div>
  )
}
