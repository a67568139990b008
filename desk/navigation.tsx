import {
  BarChartOutlined,
  CarOutlined,
  CheckSquareOutlined,
  ControlOutlined,
  InboxOutlined,
  PayCircleOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import { api } from './kernel/api.ts'
import type { Navigation } from './kernel/navigation.tsx'
import { Bell } from './mechanisms/duties/bell.tsx'
import { messagePath } from './mechanisms/messages/addresses.ts'
import { houseEntries } from './menu-house.tsx'
import { systemEntries } from './menu-system.tsx'
import { visitEntries } from './menu-visit.tsx'
import { workshopEntries } from './menu-workshop.tsx'
import { appointmentPath, newAppointmentPath } from './processes/appointments/addresses.ts'
import { partsSearchPath } from './processes/catalogue/addresses.ts'
import { personPath, vehiclePath, vehiclesPath } from './processes/customers/addresses.ts'
import { callPath, ticketPath } from './processes/follow-up/addresses.ts'
import { pastOrderPath } from './processes/past-orders/addresses.ts'
import { visitPath } from './processes/reception/addresses.ts'
import { orderPath } from './processes/repair-orders/addresses.ts'
import { statementPath } from './processes/settlement/addresses.ts'
import { shortagesPath } from './processes/stock/addresses.ts'

/** What features hang into the frame: places in the menu, actions with their keys, where search results open. */
export const navigation: Navigation = {
  groups: [
    { key: 'work', label: ['工作', 'Work'], icon: <CheckSquareOutlined /> },
    { key: 'counter', label: ['接待', 'Counter'], icon: <CarOutlined /> },
    { key: 'workshop', label: ['车间', 'Workshop'], icon: <ToolOutlined /> },
    { key: 'parts', label: ['配件', 'Parts'], icon: <InboxOutlined /> },
    { key: 'money', label: ['结算', 'Cashier'], icon: <PayCircleOutlined /> },
    { key: 'customers', label: ['客户', 'Customers'], icon: <TeamOutlined /> },
    { key: 'figures', label: ['指标', 'Figures'], icon: <BarChartOutlined /> },
    { key: 'system', label: ['管理', 'System'], icon: <ControlOutlined /> },
  ],
  entries: [...visitEntries, ...workshopEntries, ...houseEntries, ...systemEntries],
  actions: [
    {
      key: 'dispatch',
      label: ['派工', 'Dispatch'],
      path: '/workshop?dispatch=next',
      verb: 'workshop.dispatch',
      hotkey: 'F8',
    },
    { key: 'settle', label: ['结算', 'Settlement'], path: '/settlement', verb: 'settlement.invoice', hotkey: 'F9' },
    {
      key: 'new-appointment',
      label: ['新建预约', 'New booking'],
      path: newAppointmentPath.href({}),
      verb: 'appointment.book',
      hotkey: 'F4',
    },
    {
      key: 'quick',
      label: ['快速接车', 'Quick intake'],
      path: '/reception/quick',
      verb: 'visit.receive',
      hotkey: 'F2',
    },
    {
      key: 'add-customer',
      label: ['登记客户车辆', 'Add customer and car'],
      path: vehiclesPath.href({}, { add: '1' }),
      verb: 'vehicle.edit',
    },
  ],
  find: async (q, signal) => (await api.search.find({ q }, { signal })).rows,
  targets: {
    order: id => orderPath.href({ id }),
    pastOrder: id => pastOrderPath.href({ id }),
    followUp: id => callPath.href({ id }),
    shortage: id => shortagesPath.href({}, { id }),
    statement: id => statementPath.href({ id }),
    ticket: id => ticketPath.href({ id }),
    appointment: id => appointmentPath.href({ id }),
    visit: id => visitPath.href({ id }),
    message: id => messagePath.href({ id }),
    part: id => partsSearchPath.href({}, { id }),
    person: id => personPath.href({ id }),
    vehicle: id => vehiclePath.href({ id }),
  },
  Bell,
}
