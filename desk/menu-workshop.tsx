import { BarChartOutlined, FundProjectionScreenOutlined, SendOutlined, TeamOutlined } from '@ant-design/icons'
import type { NavEntry } from './kernel/navigation.tsx'
import { finishedPath } from './processes/repair-orders/addresses.ts'
import { figuresPath, floorPath, wallPath } from './processes/workshop/addresses.ts'

/** Menu of what stands around the jobs: the wall, the floor, its figures, and what goes on to customer relations. */
export const workshopEntries: readonly NavEntry[] = [
  {
    key: 'workshop-wall',
    path: wallPath.href({}),
    label: ['进度大屏', 'Wall board'],
    icon: <FundProjectionScreenOutlined />,
    group: 'workshop',
    verb: 'workshop.read',
  },
  {
    key: 'workshop-floor',
    path: floorPath.href({}),
    label: ['车间现场', 'Shop floor'],
    icon: <TeamOutlined />,
    group: 'workshop',
    verb: 'workshop.read',
  },
  {
    key: 'workshop-figures',
    path: figuresPath.href({}),
    label: ['车间数据', 'Workshop figures'],
    icon: <BarChartOutlined />,
    group: 'figures',
    verb: 'workshop.figures',
  },
  {
    key: 'finished-orders',
    path: finishedPath.href({}),
    label: ['竣工移交', 'Finished orders'],
    icon: <SendOutlined />,
    group: 'customers',
    verb: 'finishedOrder.read',
  },
]
