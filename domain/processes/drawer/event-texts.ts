import { texts } from '#domain/kernel/texts.ts'

export const drawerEventTexts = texts({
  'drawer.closed': ['收银日结', 'Drawer closed'],
  'drawer.counted': ['清点有差额，待审批', 'Counted, the difference waits for approval'],
  'drawer.agreed': ['差额已批准，日结生效', 'Difference approved, closed'],
  'drawer.refused': ['差额未批准，须重新清点', 'Difference refused, to be counted again'],
  'drawer.withdrawn': ['撤回清点', 'Count taken back'],
  'drawer.reopenAsked': ['申请重开日结', 'Reopening asked'],
  'drawer.reopened': ['重开日结', 'Closing reopened'],
  'drawer.reopenRefused': ['未批准重开日结', 'Reopening refused'],
})
