import { refusals } from '#domain/kernel/refusals.ts'

export const exportRefusals = refusals('exports', {
  unknownList: [404, '没有这个可导出的列表', 'There is no such list to export'],
  tooMany: [429, '您已有 {n} 个导出在进行，请等待完成', 'You have {n} exports under way; wait until they are done'],
  ended: [409, '导出已结束，不能取消', 'The export has ended and cannot be cancelled'],
  notThere: [410, '导出文件已过期或不存在，请重新导出', 'The file has expired or is gone; export it again'],
  interrupted: [500, '导出中断，请重新导出', 'The export broke off; export it again'],
  leftStore: [403, '您已不再属于该门店', 'You no longer belong to this store'],
})
