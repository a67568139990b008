import { texts } from '#domain/kernel/texts.ts'

export const exportText = texts({
  export: ['导出', 'Export'],
  xlsx: ['导出 Excel（.xlsx）', 'Export to Excel (.xlsx)'],
  csv: ['导出 CSV', 'Export to CSV'],
  mine: ['我的导出', 'My exports'],
  hint: [
    '按当前筛选条件导出全部记录；文件仅本人可下载，保留 24 小时。',
    'The whole list by the present filters. Only you can fetch the file, for 24 hours.',
  ],
  none: ['还没有导出', 'Nothing was exported yet'],
  rows: ['{n} 行', '{n} rows'],
  waiting: ['排队中', 'Waiting'],
  running: ['导出中', 'Running'],
  done: ['已完成', 'Done'],
  failed: ['失败', 'Failed'],
  cancelled: ['已取消', 'Cancelled'],
  expired: ['已过期', 'Expired'],
  download: ['下载', 'Download'],
  cancel: ['取消导出', 'Cancel'],
  until: ['{at} 前可下载', 'Until {at}'],
})
