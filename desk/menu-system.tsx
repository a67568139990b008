import {
  ApiOutlined,
  CalendarOutlined,
  HeartOutlined,
  ImportOutlined,
  KeyOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  SettingOutlined,
} from '@ant-design/icons'
import type { NavEntry } from './kernel/navigation.tsx'

/** Menu of who keeps the house itself running. */
export const systemEntries: readonly NavEntry[] = [
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
    key: 'backups',
    path: '/backups',
    label: ['备份', 'Backups'],
    icon: <SafetyOutlined />,
    group: 'system',
    verb: 'backup.read',
  },
  {
    key: 'api-tokens',
    path: '/api-tokens',
    label: ['接口密钥', 'API keys'],
    icon: <KeyOutlined />,
    group: 'system',
    verb: 'token.manage',
  },
  {
    key: 'health',
    path: '/health',
    label: ['系统状态', 'Health'],
    icon: <HeartOutlined />,
    group: 'system',
    verb: 'health.read',
  },
  {
    key: 'invariants',
    path: '/invariants',
    label: ['数据一致性', 'Consistency'],
    icon: <SafetyCertificateOutlined />,
    group: 'system',
    verb: 'invariants.read',
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
]
