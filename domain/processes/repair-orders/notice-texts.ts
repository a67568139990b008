import type { NoticeTexts } from '#domain/mechanisms/duties/notice-texts.ts'

const path = '/orders/{orderId}?tab=tickets'

export const repairOrderNotices = {
  'addOn.agreed': { title: ['客户同意增项（{order}）', 'Add-on agreed ({order})'], path: '/orders/{orderId}' },
  'addOn.refused': { title: ['客户不同意增项（{order}）', 'Add-on refused ({order})'], path: '/orders/{orderId}' },
  'workTicket.andon': { title: ['现场异常：{plate} {text}', 'Trouble at {plate}: {text}'], path },
  'workTicket.help': { title: ['技术求助：{plate} {text}', 'Help wanted at {plate}: {text}'], path },
  'workTicket.taken': { title: ['{who} 已接手：{text}', '{who} has taken: {text}'], path },
  'workTicket.answered': { title: ['已答复：{text}', 'Answered: {text}'], path },
} as const satisfies NoticeTexts
