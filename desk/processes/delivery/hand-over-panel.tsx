import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { QrCode } from '#desk/mechanisms/kit/qr-code.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import { handoverPack } from '#domain/processes/delivery/checklists.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import styles from './delivery.module.css'
import { passLoader } from './loaders.ts'
import { Signing } from './signing.tsx'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'

const pack = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const

/** Six things into the customer's hands, one tick each; then the receipt is signed and the gate pass valid. */
export function HandOverPanel({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const text = useText()
  const [handed, setHanded] = useState<readonly (typeof pack)[number][]>([])
  const handOver = useDeliveryCommand(api.delivery.handOver)
  const closeCustody = useDeliveryCommand(api.delivery.returnBelongings)
  const labelOf = (key: string) => {
    const item = handoverPack.items.find(each => each.key === key)
    return item ? text(item.label) : key
  }
  const missing = pack.filter(key => !handed.includes(key)).map(labelOf)
  const toggle = (key: (typeof pack)[number]) =>
    setHanded(before => (before.includes(key) ? before.filter(each => each !== key) : [...before, key]))
  return (
    <Section title={t.handOver}>
      <div className={styles.ask}>
        <p className={styles.hint}>{t.handOverHint}</p>
        <div className={styles.packs}>
          {pack.map(key => (
            <Checkbox
              key={key}
              className={styles.pack ?? ''}
              checked={handed.includes(key)}
              onChange={() => toggle(key)}
            >
              {labelOf(key)}
            </Checkbox>
          ))}
        </div>
        {view.certificate.paperId && (
          <PrintButton label={t.certificate} pdfUrl={pdfAddress(view.certificate.paperId)} />
        )}
        {view.custodyNumber && (
          <div className={styles.row}>
            <span className={styles.grow}>{fill(t.custodyOpen, { number: view.custodyNumber })}</span>
            <Button
              loading={closeCustody.busy}
              onClick={() => void closeCustody.send({ id: view.orderId, items: [], custodyClosed: true })}
            >
              {t.custodyBack}
            </Button>
          </div>
        )}
        <Signing
          signerName={view.customer}
          label={t.confirmHandOver}
          busy={handOver.busy}
          blockedBy={
            view.acceptedAt === null
              ? t.needAccept
              : view.money !== 'settled'
                ? t.needSettled
                : view.certificate.works.length > 0 && view.certificate.paperId === null
                  ? fill(t.needCertificate, { works: view.certificate.works.join('、') })
                  : view.custodyNumber
                    ? fill(t.custodyOpen, { number: view.custodyNumber })
                    : missing.length > 0
                      ? fill(t.packMissing, { items: missing.join('、') })
                      : null
          }
          onSign={signature =>
            void handOver.send({ id: view.orderId, version: view.version, handed: [...handed], ...signature })
          }
        />
      </div>
    </Section>
  )
}

const zToken = z.object({ token: z.string() })

/** The pass as it lies in the customer's hand: the gate scans it and compares the plate. */
export function GatePassPanel({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  return (
    <Section
      title={t.gatePass}
      extra={view.gatePassPaperId && <PrintButton pdfUrl={pdfAddress(view.gatePassPaperId)} />}
    >
      {view.delivery !== 'gone' && <p className={styles.phrase}>{t.seeOff}</p>}
      {view.customerSteps !== null && <p className={styles.hint}>{fill(t.steps, { n: view.customerSteps })}</p>}
      {view.delivery === 'gone' && <StatusTag tone="good">{t.gone}</StatusTag>}
      {view.gatePassPaperId && <Pass paperId={view.gatePassPaperId} plate={view.plate} />}
    </Section>
  )
}

function Pass({ paperId, plate }: { paperId: string; plate: string }) {
  const t = useTexts(deliveryText)
  const { data, placeholder } = useLoad(passLoader(paperId), { rows: 3 })
  if (!data) return placeholder
  const content = zToken.safeParse(data.document.content)
  return (
    <div className={styles.pass}>
      {content.success && <QrCode value={content.data.token} size={180} label={t.gatePass} />}
      <dl>
        <dt>{t.passNumber}</dt>
        <dd className="cb-num">{data.document.number}</dd>
        <dt>{t.plate}</dt>
        <dd>{plate}</dd>
        <dt>{t.next}</dt>
        <dd>{t.gateHint}</dd>
      </dl>
    </div>
  )
}
