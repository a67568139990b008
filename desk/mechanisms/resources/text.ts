import { texts } from '#domain/kernel/texts.ts'

export const resourcesText = texts({
  title: ['门店资源', 'Bays, people and cars'],
  hint: ['预约时段、看板与交车时间都按这里的工位和人员计算', 'Slots, boards and promises are worked out from these'],
  withInactive: ['显示停用', 'Show those out of use'],
  add: ['新增', 'Add'],
  edit: ['修改', 'Change'],
  close: ['停用时段', 'Close for a time'],
  shift: ['排班', 'Shift'],
  asStore: ['随门店营业时间', 'As the store is open'],
  ownShift: ['按个人班次', 'A shift of their own'],
  shiftHint: [
    '预约时段、交车承诺与排程都按班次计算；门店特殊营业日默认随门店，个人日期另有安排时请单独填写。整天请假也可用“停用时段”。',
    'Slots, promises and plans follow the shift. On the store’s special days people work the store’s hours unless a date of their own says otherwise.',
  ],
  outside: ['有 {n} 项预约或施工在班次之外，请改派', '{n} bookings lie outside the shift; give them to somebody else'],
  reopen: ['恢复', 'Reopen'],
  reopened: ['已恢复使用', 'In use again'],
  kind: ['类型', 'Kind'],
  name: ['名称', 'Name'],
  class: ['工位类别', 'Class of bay'],
  person: ['人员', 'Person'],
  team: ['班组', 'Team'],
  skills: ['技能', 'Skills'],
  skillsHint: ['与工时项目的工种一致，如 机修、电器、钣金', 'As the trades of the labour operations say'],
  grade: ['等级', 'Grade'],
  sort: ['顺序', 'Order'],
  state: ['状态', 'State'],
  active: ['启用', 'In use'],
  inactive: ['停用', 'Out of use'],
  closures: ['停用与请假', 'Closures and absence'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  purpose: ['原因类别', 'What for'],
  reason: ['说明', 'Reason'],
  none: ['还没有资源，请先新增工位和人员', 'Nothing yet; add bays and people first'],
})

/** Weekdays as short as they can be read. */
export const shortDays = texts({
  0: ['日', 'Sun'],
  1: ['一', 'Mon'],
  2: ['二', 'Tue'],
  3: ['三', 'Wed'],
  4: ['四', 'Thu'],
  5: ['五', 'Fri'],
  6: ['六', 'Sat'],
})
