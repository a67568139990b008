import { Button } from 'antd'
import { useState } from 'react'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { senderRelationTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { IdentifyDrawer } from './identify-drawer.tsx'
import { receptionText } from './text.ts'
import { visitText } from './visit-text.ts'

/** Which car, whose, and who brought it: three roles that are often one person. */
export function IdentityPanel({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const { vehicle, owner, sender } = visit
  const person = (who: typeof owner) => (who ? `${who.name}${who.salutation} ${who.phoneMasked}` : '—')
  return (
    <div id="step-registration">
      <Section
        title={t.identity}
        extra={
          visit.can.edit && (
            <Button type={vehicle ? 'default' : 'primary'} onClick={() => setOpen(true)}>
              {vehicle ? t.change : t.identify}
            </Button>
          )
        }
      >
        <Facts
          facts={[
            { label: r.car, value: vehicle ? vehicle.title : r.noCarYet },
            { label: r.plate, value: visit.plate || '—' },
            { label: t.vin, value: vehicle?.vin ?? vehicle?.vinMissingReason ?? '—' },
            { label: t.owner, value: person(owner) },
            { label: t.sender, value: person(sender) },
            {
              label: t.relation,
              value: `${text(senderRelationTexts[visit.senderRelation])} ${visit.senderAuthority}`.trim(),
            },
          ]}
        />
      </Section>
      {isOpen && <IdentifyDrawer visit={visit} onClose={() => setOpen(false)} />}
    </div>
  )
}
