import { texts } from '#domain/kernel/texts.ts'

export const signText = texts({
  title: ['请客户阅读并签字', 'For the customer to read and sign'],
  readFirst: ['请客户阅读单据内容后签字', 'The customer reads, then signs'],
  oneForAll: ['签一次名，确认以上全部单据', 'One signature for all papers above'],
  signer: ['签字人姓名', 'Name of the signer'],
  customerSignature: ['客户签字', 'Signature'],
  needName: ['请填写签字人姓名', 'Enter the name'],
  needSignature: ['请客户在上方签字', 'Sign above'],
  confirm: ['确认签字', 'Confirm'],
  signed: ['已签字', 'Signed'],
})
