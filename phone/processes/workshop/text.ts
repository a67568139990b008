import { texts } from '#domain/kernel/texts.ts'

export const progressText = texts({
  title: ['维修进度', 'Progress'],
  adviser: ['服务顾问', 'Adviser'],
  technician: ['维修技师', 'Technician'],
  promised: ['约定交车', 'Promised'],
  expected: ['预计完成', 'Expected'],
  unknown: ['正在安排，服务顾问会与您联系', 'Being arranged; your adviser will call'],
  now: ['正在进行', 'Now'],
  items: ['维修项目', 'Work'],
  none: ['未开始', 'Not begun'],
  planned: ['已排期', 'Planned'],
  working: ['进行中', 'In work'],
  paused: ['暂停', 'Paused'],
  done: ['已完成', 'Done'],
  call: ['致电门店', 'Call us'],
})
