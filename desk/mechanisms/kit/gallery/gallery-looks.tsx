import { CheckCircleFilled, PauseCircleFilled, SearchOutlined, ToolOutlined } from '@ant-design/icons'
import type { StatusLook } from '../status-tag.tsx'

export const orderLooks = {
  waiting: { label: ['待派工', 'Waiting'], tone: 'calm' },
  working: { label: ['在修', 'In work'], tone: 'info', icon: <ToolOutlined /> },
  stopped: { label: ['待料', 'Parts missing'], tone: 'warn', icon: <PauseCircleFilled /> },
  check: { label: ['待检', 'To check'], tone: 'info', icon: <SearchOutlined /> },
  ready: { label: ['待交车', 'Ready'], tone: 'good', icon: <CheckCircleFilled /> },
} as const satisfies Record<string, StatusLook>
