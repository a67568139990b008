import { refusals } from '#domain/kernel/refusals.ts'

export const importRefusals = refusals('imports', {
  unknownKind: [404, '没有这种导入类型', 'There is no such kind of import'],
  tooLarge: [413, '文件超过 {limit} MB，请分成几个文件导入', 'The file is larger than {limit} MB; split it'],
  tooManyRows: [413, '文件超过 {limit} 行，请分成几个文件导入', 'The file has more than {limit} rows; split it'],
  tooManyColumns: [
    400,
    '文件超过 {limit} 列，请只保留需要的列',
    'The file has more than {limit} columns; keep those needed',
  ],
  unpacksTooLarge: [
    413,
    '该 Excel 文件解压后超过 {limit} MB，请只保留需要的工作表和行',
    'This workbook unpacks to more than {limit} MB; keep only the sheet and rows needed',
  ],
  unreadable: [400, '文件无法读取，请另存为 xlsx 或 csv 后再导入', 'The file cannot be read; save it as xlsx or csv'],
  oldFormat: [400, '这是旧版 xls 文件，请另存为 xlsx 后再导入', 'This is an old xls file; save it as xlsx'],
  formulas: [
    400,
    '单元格 {cell} 是公式，请先“复制—选择性粘贴为数值”后再导入',
    'Cell {cell} is a formula; paste the sheet as values first',
  ],
  empty: [400, '文件里没有数据行', 'The file holds no rows'],
  ended: [409, '导入已结束，不能取消', 'The import has ended and cannot be cancelled'],
  interrupted: [
    500,
    '导入中断，已导入的行保留；请重新导入同一文件，已导入的行不会重复',
    'The import broke off; what was taken in stays. Import the same file again: nothing comes in twice',
  ],
  leftStore: [403, '您已不再属于该门店', 'You no longer belong to this store'],
  headingsMissing: [400, '缺少列：{headings}', 'Columns missing: {headings}'],
})
