import { Alert, Form, Radio, Select } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { money } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { IntInput, MoneyInput, PpmInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { newId } from '#domain/kernel/id.ts'
import { aboutText } from '#domain/processes/guarantee/early-faults.ts'
import {
  backFen,
  type ExchangeKind,
  exchangeKindTexts,
  type GroundKind,
  grounds,
  groundTexts,
  MAX_USAGE_PPM,
  ratePpmOf,
  usageFen,
} from '#domain/processes/guarantee/exchange.ts'
import { type Clocks, guaranteeKinds } from './loaders.ts'
import { guaranteeText } from './text.ts'

type Values = { ground: string; kind: ExchangeKind; priceFen: number; km: number; ratePpm?: number }

/** What the owner demands; what the use of the car costs follows while the figures are typed. */
export function ExchangeDrawer({ data, open, onClose }: { data: Clocks; open: boolean; onClose: () => void }) {
  const t = useTexts(guaranteeText)
  const text = useText()
  const choices = grounds(data.clocks, data.faults).map(({ clock, about }) => ({
    ...{ clock, about, value: `${clock} ${about}` },
    label: `${text(groundTexts[clock])}${about && `（${text(aboutText(clock, about))}）`}`,
  }))
  const lastKm = Math.max(data.standing?.km ?? 0, ...data.repairs.map(repair => repair.km ?? 0))
  const toInput = ({ ground, ...values }: Values) => {
    const chosen = choices.find(choice => choice.value === ground)
    const clock: GroundKind = chosen?.clock ?? 'totalDays'
    return {
      id: data.vehicleId,
      exchangeId: newId(),
      clock,
      about: chosen?.about ?? '',
      ...values,
      ratePpm: values.ratePpm ?? 0,
    }
  }
  return (
    <DrawerForm
      open={open}
      title={t.askExchange}
      onClose={onClose}
      run={api.guarantee.askExchange}
      invalidates={[...guaranteeKinds, 'duty']}
      success={t.saved}
      initial={{ ground: choices[0]?.value ?? '', kind: 'refund', km: lastKm, ratePpm: data.usagePpm }}
      toInput={toInput}
    >
      <Field<Values> name="ground" label={t.ground} required>
        <Select options={choices.map(({ value, label }) => ({ value, label }))} />
      </Field>
      <Field<Values> name="kind" label={t.exchangeKind} required>
        <Radio.Group options={optionsFrom(exchangeKindTexts, text)} />
      </Field>
      <Field<Values> name="priceFen" label={t.price} required>
        <MoneyInput />
      </Field>
      <Field<Values> name="km" label={t.km} required>
        <IntInput unit="km" />
      </Field>
      <Use />
    </DrawerForm>
  )
}

/** A car of its first days goes back free, so nothing is asked about its use. */
function Use() {
  const t = useTexts(guaranteeText)
  const ground = Form.useWatch<string | undefined>('ground') ?? ''
  const isFree = ratePpmOf(ground.startsWith('early ') ? 'early' : 'totalDays', MAX_USAGE_PPM) === 0
  if (isFree) return <Alert type="info" title={t.freeOfUse} />
  return (
    <>
      <Field<Values> name="ratePpm" label={t.usagePpm} required>
        <PpmInput />
      </Field>
      <Sum />
    </>
  )
}

function Sum() {
  const t = useTexts(guaranteeText)
  const priceFen = Form.useWatch<number | null | undefined>('priceFen') ?? 0
  const km = Form.useWatch<number | null | undefined>('km') ?? 0
  const ratePpm = Form.useWatch<number | null | undefined>('ratePpm') ?? 0
  const kind = Form.useWatch<ExchangeKind | undefined>('kind') ?? 'refund'
  // While a figure is being typed it may be beyond what the rule takes.
  if (priceFen <= 0 || priceFen > 1_000_000_000 || km < 0 || km > 1_000_000 || ratePpm > MAX_USAGE_PPM) return null
  const use = usageFen({ priceFen, km, ratePpm })
  const back = kind === 'refund' ? `　${t.back} ${money(backFen(kind, priceFen, use))}` : ''
  return <Alert type="info" title={`${t.usage} ${money(use)}${back}`} description={t.formula} />
}
