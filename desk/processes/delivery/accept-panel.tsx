import { Input, Rate } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import styles from './delivery.module.css'
import { Objection } from './objection.tsx'
import { Signing } from './signing.tsx'
import { explainGaps } from './steps.ts'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'

const lowest = 3

/** The customer signs that the work is done, and says how it was. */
export function AcceptPanel({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const [rating, setRating] = useState(0)
  const [feedback, setFeedback] = useState('')
  const accept = useDeliveryCommand(api.delivery.accept)
  if (view.acceptedAt) return <Accepted view={view} />
  const gaps = explainGaps(view).map(gap => t[gap])
  return (
    <Section title={t.accept} extra={<Objection view={view} />}>
      <div className={styles.ask}>
        <div className={styles.row}>
          <span>{t.rating}</span>
          <Rate aria-label={t.rating} value={rating} onChange={setRating} style={{ fontSize: 28 }} />
          {rating > 0 && rating <= lowest && <span className={styles.low}>{t.lowRating}</span>}
        </div>
        <Input.TextArea
          aria-label={t.feedback}
          placeholder={t.feedback}
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={500}
          value={feedback}
          onChange={event => setFeedback(event.target.value)}
        />
        <Signing
          signerName={view.customer}
          label={t.confirmAccept}
          busy={accept.busy}
          blockedBy={gaps.length > 0 ? fill(t.acceptBlocked, { why: gaps.join('、') }) : null}
          onSign={signature =>
            void accept.send({
              id: view.orderId,
              version: view.version,
              rating: rating || null,
              feedback: feedback.trim(),
              ...signature,
            })
          }
        />
      </div>
    </Section>
  )
}

function Accepted({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  return (
    <Section
      title={t.accept}
      extra={view.acceptancePaperId && <PrintButton pdfUrl={pdfAddress(view.acceptancePaperId)} />}
    >
      <Facts
        facts={[
          { label: t.rating, value: <Rate disabled value={view.rating ?? 0} /> },
          { label: t.feedback, value: view.feedback || null, wide: true },
        ]}
      />
    </Section>
  )
}
