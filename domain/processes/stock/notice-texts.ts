import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

export const stockNotices = {
  'stock.requested': {
    title: ['工单 {order} 申请配件：{parts}', 'Order {order} asks for parts: {parts}'],
    path: '/parts',
  },
  'stock.arrived': { title: ['工单 {order} 的配件已到：{part}', 'Order {order}: {part} has arrived'], path: '/parts' },
} as const satisfies NoticeTexts
