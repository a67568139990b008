import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

export const drawerTolerance = definePolicy({
  key: 'drawerTolerance',
  title: ['日结差额无须审批的上限', 'How far a drawer may be off without approval'],
  requirement: 'SET-04',
  schema: z.int().min(0).max(100_000_000),
  presets: [{ name: 'standard', source: 'SET-04', value: 5_000 }],
  recommended: 'standard',
  unit: 'fen',
})

export const drawerApprover = definePolicy({
  key: 'drawerApprover',
  title: ['日结差额与重开的审批人', 'Who approves differences and reopening'],
  requirement: 'SET-04',
  schema: z.enum(['R-FIN', 'R-SVC-MGR']),
  presets: [
    { name: 'finance', source: 'SET-04', value: 'R-FIN' },
    { name: 'manager', source: 'SET-04', value: 'R-SVC-MGR' },
  ],
  recommended: 'finance',
  labels: {
    finance: ['财务审批', 'Finance approves'],
    manager: ['服务经理审批', 'The service manager approves'],
    'R-FIN': ['财务', 'Finance'],
    'R-SVC-MGR': ['服务经理', 'Service manager'],
  },
})

export const drawerPolicies = [drawerTolerance, drawerApprover] as const
