import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useAttached } from '#desk/kernel/browser.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useAnswer, useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ConfirmBar } from '#desk/mechanisms/kit/confirm-bar.tsx'
import { Columns } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { SignPapers } from '#desk/mechanisms/papers/sign-papers.tsx'
import { newId } from '#domain/kernel/id.ts'
import { formatYuan, sumFen } from '#domain/kernel/money.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { contractPaper } from '#domain/processes/repair-orders/papers/contract.ts'
import { repairOrderPaper } from '#domain/processes/repair-orders/papers/repair-order.ts'
import { orderPath, visitPath } from './addresses.ts'
import { proposalLoader, visitKinds } from './loaders.ts'
import { QuickCar } from './quick-car.tsx'
import { QuickDetails, QuickPromise } from './quick-details.tsx'
import { QuickKnown } from './quick-known.tsx'
import { QuickLineGrid } from './quick-line-grid.tsx'
import { amountOf, type QuickLine, toInput, wantedOf } from './quick-lines.ts'
import { missing } from './quick-missing.ts'
import { quickText } from './quick-text.ts'
import { useVisitCommand } from './use-visit-command.ts'

export type Known = Awaited<ReturnType<typeof api.visits.lookup>>
export type KnownCar = NonNullable<Known['vehicle']>

export type QuickKind = 'maintenance' | 'repair' | 'beauty' | 'freeCheck'
export type QuickDraft = {
  kind: QuickKind
  fromBooking: boolean
  senderId: string | null
  mileageKm: number | null
  fuelPercent: number
  words: string
  privacy: boolean
  promisedAt: Instant | null
  promiseReason: string
  washWanted: boolean
  followUpWanted: boolean
  handoverRead: boolean
  hospitality: boolean
  introduced: boolean
}

type Opened = { visitId: string; orderPaperId: string; contractPaperId: string; number: string }

export function QuickForm({ known, vehicle }: { known: Known; vehicle: KnownCar }) {
  const t = useTexts(quickText)
  const go = useGo()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ id: newId(), orderId: newId() }))
  const [lines, setLines] = useState<QuickLine[]>([])
  const [draft, setDraft] = useState<QuickDraft>(() => firstDraft(known))
  const [opened, setOpened] = useState<Opened | null>(null)
  const change = (part: Partial<QuickDraft>) => setDraft(before => ({ ...before, ...part }))
  const open = useVisitCommand(api.visits.quick)
  const present = useVisitCommand(api.repairOrders.present)
  const owner = known.people.find(person => person.role === 'owner')
  const sender = known.people.find(person => person.id === draft.senderId) ?? owner
  const wanted = draft.fromBooking && known.booking ? { appointmentId: known.booking.id } : wantedOf(lines)
  const { data: proposed, refreshing: isAsking } = useLoad(proposalLoader(wanted))
  const proposal = proposed?.promisedAt
  const answerOf = useAnswer()
  const hasPromise = (draft.promisedAt ?? proposal ?? null) !== null || (proposal === undefined && isAsking)
  const why = missing(draft, lines, hasPromise, known.handover.owed)
  useAttached(focusMileage)
  const submit = async () => {
    if (why !== null || draft.mileageKm === null) return
    // Whoever is quicker than the floor need not press twice, and a time proposed a while ago is asked for anew.
    const promisedAt = draft.promisedAt ?? (await answerOf(proposalLoader(wanted)))?.promisedAt ?? null
    if (promisedAt === null) return
    const made = await open.send({
      ...ids,
      vehicleId: vehicle.id,
      senderId: sender?.id ?? null,
      senderRelation: sender?.role ?? 'owner',
      senderAuthority: sender?.role === 'agent' ? '登记的代理人' : null,
      mileageKm: draft.mileageKm,
      fuelPercent: draft.fuelPercent,
      customerWords: draft.words,
      privacyNoticed: true,
      kind: draft.kind,
      fromBooking: draft.fromBooking,
      lines: draft.fromBooking ? [] : lines.map(line => toInput(line, draft.kind)),
      promisedAt,
      // The proposal moves on with the clock; what was proposed a moment ago is no early promise.
      promiseReason: draft.promisedAt === null ? t.asProposed : draft.promiseReason,
      washWanted: draft.washWanted,
      followUpWanted: draft.followUpWanted,
      handoverRead: draft.handoverRead,
      hospitalityOffered: draft.hospitality,
      introduced: draft.introduced,
      openItemIds: lines.flatMap(line => line.openItemId ?? []),
    })
    if (!made.ok) return
    const { visitId, orderId, orderVersion } = made.answer
    const shown = await present.send({ id: orderId, version: orderVersion })
    // The order is there; what keeps it from being signed is put right on its own page.
    if (shown.ok) setOpened({ visitId, ...shown.answer })
    else go(orderPath.href({ id: orderId }))
  }
  useHotkeys(t.title, [{ key: 'Ctrl+S', label: t.submit, run: () => void submit(), disabled: why !== null }])
  return (
    <>
      <Columns
        main={
          <>
            <QuickKnown
              known={known}
              vehicleId={vehicle.id}
              draft={draft}
              lines={lines}
              onChange={change}
              onLines={setLines}
            />
            <QuickDetails draft={draft} vehicle={vehicle} onChange={change} />
            <QuickLineGrid
              vehicleId={vehicle.id}
              lines={lines}
              booking={known.booking}
              draft={draft}
              onChange={change}
              onLines={setLines}
            />
            <QuickPromise draft={draft} isNew={known.newCustomer} proposal={proposal} onChange={change} />
          </>
        }
        side={<QuickCar known={known} vehicle={vehicle} draft={draft} onChange={change} />}
      />
      <ConfirmBar
        actions={
          <Button
            type="primary"
            size="large"
            loading={open.busy || present.busy}
            disabled={why !== null}
            onClick={() => void submit()}
          >
            {why === null ? `${t.submit} (Ctrl+S)` : t[why]}
          </Button>
        }
      >
        {known.newCustomer && !draft.introduced && <StatusTag tone="info">{t.notIntroduced}</StatusTag>}
        {!draft.hospitality && <StatusTag tone="warn">{t.noHospitality}</StatusTag>}
        <span>{t.total}</span> <strong>{formatYuan(sumFen(lines.map(amountOf)))}</strong>
      </ConfirmBar>
      {opened && (
        <SignPapers
          papers={[
            { id: opened.contractPaperId, definition: contractPaper },
            { id: opened.orderPaperId, definition: repairOrderPaper },
          ]}
          signerName={sender?.name ?? ''}
          invalidates={visitKinds}
          onClose={() => go(visitPath.href({ id: opened.visitId }))}
          onSigned={() => void message.success(fill(t.done, { number: opened.number }))}
        />
      )}
    </>
  )
}

function firstDraft(known: Known): QuickDraft {
  return {
    kind: 'maintenance',
    fromBooking: known.booking !== null,
    senderId: null,
    mileageKm: null,
    fuelPercent: 50,
    words: known.booking?.wishes || '做保养',
    privacy: false,
    promisedAt: null,
    promiseReason: '',
    washWanted: true,
    followUpWanted: true,
    handoverRead: false,
    hospitality: false,
    introduced: false,
  }
}

/** The plate is in: the next thing asked is the mileage. */
function focusMileage() {
  document.getElementById('quick-mileage')?.focus()
  return () => undefined
}
