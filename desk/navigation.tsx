import {
  ApiOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarOutlined,
  CheckSquareOutlined,
  ControlOutlined,
  FolderOpenOutlined,
  ImportOutlined,
  InboxOutlined,
  MessageOutlined,
  PayCircleOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import { api } from './kernel/api.ts'
import type { Navigation } from './kernel/navigation.tsx'
import { Bell } from './mechanisms/duties/bell.tsx'
import { messagePath } from './mechanisms/messages/addresses.ts'
import { personPath, vehiclePath, vehiclesPath } from './processes/customers/addresses.ts'

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
  entries: [
    { key: 'duties', path: '/duties', label: ['我的任务', 'My duties'], icon: <CheckSquareOutlined />, group: 'work' },
    { key: 'approvals', path: '/approvals', label: ['审批', 'Approvals'], icon: <AuditOutlined />, group: 'work' },
    {
      key: 'stand-ins',
      path: '/stand-ins',
      label: ['代理安排', 'Stand-ins'],
      icon: <SwapOutlined />,
      group: 'work',
      verb: 'standIn.name',
    },
    {
      key: 'vehicles',
      path: '/vehicles',
      label: ['车辆', 'Cars'],
      icon: <CarOutlined />,
      group: 'customers',
      verb: 'person.open',
    },
    {
      key: 'people',
      path: '/people',
      label: ['客户', 'Customers'],
      icon: <TeamOutlined />,
      group: 'customers',
      verb: 'person.open',
    },
    {
      key: 'customer-files',
      path: '/customer-files',
      label: ['客户档案', 'Customer files'],
      icon: <FolderOpenOutlined />,
      group: 'customers',
      verb: 'file.open',
    },
    {
      key: 'messages',
      path: '/messages',
      label: ['消息中心', 'Messages'],
      icon: <MessageOutlined />,
      group: 'customers',
      verb: 'message.read',
    },
    {
      key: 'outside',
      path: '/outside',
      label: ['外部接口', 'Outside parties'],
      icon: <ApiOutlined />,
      group: 'system',
      verb: 'outside.read',
    },
    {
      key: 'import',
      path: '/import',
      label: ['导入数据', 'Import data'],
      icon: <ImportOutlined />,
      group: 'system',
      verb: 'data.import',
    },
    {
      key: 'policies',
      path: '/policies',
      label: ['规则中心', 'Policies'],
      icon: <SettingOutlined />,
      group: 'system',
      verb: 'policy.set',
    },
    {
      key: 'calendar',
      path: '/calendar',
      label: ['工作日历', 'Working calendar'],
      icon: <CalendarOutlined />,
      group: 'system',
      verb: 'calendar.set',
    },
  ],
  actions: [
    {
      key: 'add-customer',
      label: ['登记客户车辆', 'Add customer and car'],
      path: vehiclesPath.href({}, { add: '1' }),
      verb: 'vehicle.edit',
    },
  ],
  find: async (q, signal) => (await api.search.find({ q }, { signal })).rows,
  targets: {
    message: id => messagePath.href({ id }),
    person: id => personPath.href({ id }),
    vehicle: id => vehiclePath.href({ id }),
  },
  Bell,
}
