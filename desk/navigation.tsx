import {
  AppstoreOutlined,
  BarChartOutlined,
  CarOutlined,
  ControlOutlined,
  InboxOutlined,
  PayCircleOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import type { Navigation } from './kernel/navigation.tsx'

/** What features hang into the frame: places in the menu, actions with their keys, where search results open. */
export const navigation: Navigation = {
  groups: [
    { key: 'counter', label: ['接待', 'Counter'], icon: <CarOutlined /> },
    { key: 'workshop', label: ['车间', 'Workshop'], icon: <ToolOutlined /> },
    { key: 'parts', label: ['配件', 'Parts'], icon: <InboxOutlined /> },
    { key: 'money', label: ['结算', 'Cashier'], icon: <PayCircleOutlined /> },
    { key: 'customers', label: ['客户', 'Customers'], icon: <TeamOutlined /> },
    { key: 'figures', label: ['指标', 'Figures'], icon: <BarChartOutlined /> },
    { key: 'system', label: ['管理', 'System'], icon: <ControlOutlined /> },
  ],
  entries: [
    { key: 'gallery', path: '/gallery', label: ['组件', 'Components'], icon: <AppstoreOutlined />, group: 'system' },
  ],
  actions: [],
  targets: {},
}
