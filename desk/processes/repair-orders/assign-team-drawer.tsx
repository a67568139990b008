import { AutoComplete } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { today } from '#desk/kernel/clock.ts'
import { loader, useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { instantOf } from '#domain/kernel/time.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { orderText } from './text.ts'
import { orderChanges } from './use-order-command.ts'

type Values = { team: string }

const teamsLoader = () =>
  loader(['resource'], ['teams'], async signal => {
    const on = today()
    const span = { from: instantOf(on, '00:00'), to: instantOf(on, '23:59') }
    const { resources } = await api.workshop.board(span, { signal })
    return [...new Set(resources.map(resource => resource.team).filter(team => team !== ''))].sort()
  })

export function AssignTeamDrawer(props: { open: boolean; order: OrderView; onClose: () => void }) {
  const { open, order, onClose } = props
  const t = useTexts(orderText)
  return (
    <DrawerForm
      open={open}
      title={t.assignTeam}
      onClose={onClose}
      run={api.repairOrders.assignTeam}
      invalidates={orderChanges}
      success={t.saved}
      initial={{ team: order.team }}
      toInput={({ team }: Values) => ({ id: order.id, version: order.version, team: team.trim() })}
    >
      <Teams />
    </DrawerForm>
  )
}

function Teams() {
  const t = useTexts(orderText)
  const { data } = useLoad(teamsLoader())
  return (
    <Field<Values> name="team" label={t.team} required>
      <AutoComplete options={(data ?? []).map(value => ({ value }))} />
    </Field>
  )
}
