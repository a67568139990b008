import { refusals } from '#domain/kernel/refusals.ts'

export const checklistRefusals = refusals('checklists', {
  noResult: [400, '“{item}”没有选择结果', 'Choose a result for "{item}"'],
  noWatch: [400, '“{item}”只能选正常、异常或不适用', '"{item}" is good, bad or not applicable'],
  noNumber: [400, '“{item}”需要填写数值', '"{item}" needs a number'],
  noCount: [400, '“{item}”需要填写件数', '"{item}" needs a whole number'],
  unknownItem: [400, '检查单中没有项目“{item}”', 'The checklist has no item "{item}"'],
  complete: [409, '检查单已完成，不能再改', 'The checklist is complete and can no longer be changed'],
  closedByProcess: [
    409,
    '“{title}”随所属业务一起结束，不能单独完成；填好后请回到对应的业务页面继续',
    '"{title}" ends together with the work it belongs to; fill it in and go on from there',
  ],
  gaps: [409, '还有 {count} 项未完成：{items}', '{count} items are not finished: {items}'],
  twice: [400, '有两个项目使用了同一代码', 'Two items have the same key'],
  required: [409, '“{item}”是集团规定的必查项目，不能取消', '"{item}" is required by the group and cannot be dropped'],
  noPhoto: [400, '照片不存在或不属于本店', 'A photo named here does not exist in this store'],
})
