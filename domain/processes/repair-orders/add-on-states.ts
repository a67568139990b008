import { texts } from '#domain/kernel/texts.ts'

export const addOnStateTexts = texts({
  found: ['待联系客户', 'To call'],
  priced: ['已报价', 'Priced'],
  asked: ['待客户答复', 'Awaiting answer'],
  agreed: ['客户同意，待车间接收', 'Agreed'],
  handedOver: ['车间已接收', 'In workshop'],
  refused: ['客户不同意', 'Refused'],
  closed: ['已关闭', 'Closed'],
})
