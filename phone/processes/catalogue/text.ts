import { texts } from '#domain/kernel/texts.ts'

export const boardText = texts({
  title: ['价目表', 'Price list'],
  search: ['查找配件或维修项目', 'Find a part or a job'],
  all: ['全部', 'All'],
  rate: ['工时单价', 'Hourly rates'],
  labour: ['工时费', 'Labour'],
  part: ['配件', 'Parts'],
  more: ['加载更多', 'More'],
  none: ['没有找到', 'Nothing found'],
  asOf: ['{at} 的公示价，含税', 'Published prices at {at}, tax included'],
  since: ['自 {on} 起', 'Since {on}'],
  hours: ['{n} 工时', '{n} h'],
  call: ['致电门店', 'Call us'],
  binding: [
    '本店按公示价收费；如有不同，会事先说明原因并征得您同意。',
    'We charge these prices; if one must differ, we tell you why and ask you first.',
  ],
})
