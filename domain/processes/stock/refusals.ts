import { refusals } from '#domain/kernel/refusals.ts'

export const stockRefusals = refusals('stock', {
  orderUnsigned: [409, '工单未经客户签字，不能发料', 'The customer has not signed the order; nothing may be issued'],
  orderClosed: [409, '工单已汇总结算或已结束，不能再领料、退料', 'The order is totalled or ended; no more slips'],
  otherOrder: [409, '该配件申请不属于此工单', 'This request belongs to another order'],
  notOnOrder: [
    409,
    '{part} 不在客户已认可的项目中，请先由服务顾问办理增项',
    '{part} is not on an approved line; the adviser has to add it first',
  ],
  customersOwn: [409, '{part} 为客户自带，无需领料', '{part} is the customer’s own; nothing to issue'],
  asksTooMuch: [
    409,
    '{part} 只需 {wanted}，已申请 {asked}，不能重复申请',
    '{wanted} of {part} are on the order and {asked} are asked for already',
  ],
  tooMuch: [
    409,
    '{part} 尚需 {open}，不能发 {wanted}（可能已由他人发出）',
    '{open} of {part} are still needed; {wanted} cannot be issued',
  ],
  grade: [
    409,
    '{part} 为{grade}件，按门店配件等级规定不得用于此项目（允许：{allowed}）',
    '{part} is {grade}; only {allowed} may be built in here',
  ],
  notWorkshop: [400, '领料、退料人须为本店在职人员', 'Whoever takes or brings parts must work in this store'],
  returnTooMuch: [
    409,
    '{part} 该领料行可退 {open}，不能退 {wanted}',
    'Of this line of {part} {open} may come back, not {wanted}',
  ],
  otherSlip: [409, '该行不在所选领料单上', 'This line is not on the slip named'],
  alreadyIssued: [409, '{part} 已发料，请办理退料', '{part} has been issued; bring it back instead'],
  requestClosed: [409, '该配件申请已取消', 'This request is cancelled'],
  unissued: [
    409,
    '还有未发的配件：{parts}；请先发料或取消申请，再交结算',
    'Not yet issued: {parts}; issue or cancel before handing over',
  ],
  strayParts: [
    409,
    '已发的配件不在工单项目上：{parts}；请先退料',
    'Issued but not on the order: {parts}; bring them back first',
  ],
  nothingToHand: [409, '此工单没有未交结算的单据', 'There is no open slip of this order'],
  acknowledged: [409, '该单已签收', 'This slip is signed for already'],
  notShort: [409, '{part} 库存充足，无需报缺', '{part} is in stock; there is nothing to order'],
  shortageState: [409, '缺件单当前为“{state}”，不能执行此操作', 'The shortage is {state}; this is not possible'],
  expectedPast: [400, '预计到货时间已过', 'The expected time has passed'],
  askedMeanwhile: [409, '刚有人为该项目申请了配件', 'Somebody has just asked for this line'],
  changedMeanwhile: [409, '该配件刚由他人处理，请刷新后再试', 'Somebody has just handled this part; reload'],
  totalled: [409, '单据 {numbers} 尚未交结算', 'Slips {numbers} are not handed to settlement'],
})
