import { refusals } from '#domain/kernel/refusals.ts'

export const ledgerRefusals = refusals('ledgers', {
  short: [
    409,
    '{part} 库存不足：需要 {wanted}，可用 {available}',
    '{part} is short: {wanted} wanted, {available} available',
  ],
  notReserved: [
    409,
    '{part} 为此单预留的数量不足：需要 {wanted}，已预留 {available}',
    '{part} is not reserved for this: {wanted} wanted, {available} reserved',
  ],
  notIssued: [
    409,
    '{part} 退回数量超过已发数量：退回 {wanted}，已发 {available}',
    'More of {part} would come back than was issued: {wanted} of {available}',
  ],
  belowReserved: [
    409,
    '{part} 有 {reserved} 已被预留，库存不能低于预留数',
    '{reserved} of {part} are reserved; stock cannot fall below that',
  ],
  stockChanged: [409, '库存刚刚发生变化，请重试', 'The stock has just changed; please try again'],
  overdrawn: [
    409,
    '{account}余额不足：需要 {wanted} 元，余额 {available} 元',
    'The {account} account holds {available} yuan; {wanted} yuan are wanted',
  ],
  wrongSide: [409, '该笔金额超出账户余额', 'The amount exceeds what the account holds'],
  drawerClosed: [
    409,
    '您的收银已日结至 {day}，不能再记入；新的收款请于次日办理，或申请重开日结',
    'Your drawer is closed through {day}; take it the next day, or ask to have the closing reopened',
  ],
  daySealed: [409, '该收银员当日刚刚日结，请重试', 'The cashier’s day has just been closed; please try again'],
  unbalanced: [409, '该笔记账借贷不平', 'The entries of this posting do not sum to zero'],
})
