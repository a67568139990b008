import { api } from '#desk/kernel/api.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { InspectionData } from './loaders.ts'
import { qualityText } from './text.ts'
import { useQualityCommand } from './use-quality-command.ts'

/** The certificate the law asks for after large work; after other work it is not mentioned. */
export function CertificateSection({ orderId, inspection }: { orderId: string; inspection: InspectionData }) {
  const t = useTexts(qualityText)
  const can = useCan()
  const certify = useQualityCommand(api.quality.certify, { success: t.certified })
  const { works, paperId } = inspection.certificate
  const maySign = can('quality.certify') && paperId === null
  const send = () => void certify.send({ id: orderId })
  const isOff = inspection.work !== 'passed'
  useHotkeys(t.certificate, maySign ? [{ key: 'Ctrl+S', label: t.certify, run: send, disabled: isOff }] : [])
  if (works.length === 0) return null
  return (
    <Section
      title={t.certificate}
      extra={<StatusTag tone={paperId ? 'good' : 'warn'}>{paperId ? t.certified : t.uncertified}</StatusTag>}
    >
      <p>{fill(t.certificateWhy, { works: works.join('、') })}</p>
      {paperId && <PrintButton pdfUrl={pdfAddress(paperId)} />}
      {maySign && (
        <ActionButton
          kind="primary"
          label={t.certify}
          hotkey="Ctrl+S"
          busy={certify.busy}
          disabledReason={isOff ? t.certifyLater : null}
          onClick={send}
        />
      )}
    </Section>
  )
}
