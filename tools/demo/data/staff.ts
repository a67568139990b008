import type { SkillGrade, SystemKey, Trade } from './labour-lines.ts'
import type { Gender } from './names.ts'
import type { StoreKey } from './stores.ts'

/** The keys of requirements A.1; R-GATE is ours, for whoever scans the gate pass. */
export type RoleKey = `R-${string}`

export type StaffRow = {
  username: string
  name: string
  gender: Gender
  storeKey: StoreKey
  roles: readonly RoleKey[]
  title: string
  phone: string
  shiftKey: 'early' | 'late' | 'office'
  teamKey?: string
  /** Only people who work on cars. */
  grade?: SkillGrade
  trades: readonly Trade[]
  skills: readonly SystemKey[]
  hasHvCertificate: boolean
}

/** The short names for trying out one role each; everyone else signs in with pinyin. */
export const demoSignIns = [
  'adviser',
  'assistant',
  'manager',
  'dispatcher',
  'teamlead',
  'technician',
  'inspector',
  'washer',
  'cashier',
  'parts',
  'tracker',
  'cra',
  'supervisor',
  'service',
  'gm',
  'finance',
  'archive',
  'admin',
  'gate',
] as const

type OfficeLine = readonly [username: string, name: string, gender: 'm' | 'f', title: string, roles: string]
type CraftLine = readonly [
  username: string,
  name: string,
  gender: 'm' | 'f',
  team: string,
  grade: SkillGrade,
  trades: string,
  skills: string,
  roles?: string,
]

const tradeOrder: readonly Trade[] = ['mechanic', 'electric', 'body', 'paint', 'beauty', 'hv']
const systemOrder: readonly SystemKey[] = [
  'service',
  'engine',
  'transmission',
  'brake',
  'steering',
  'suspension',
  'electric',
  'climate',
  'body',
  'paint',
  'tyre',
  'hv',
  'adas',
  'interior',
  'beauty',
]

const riversideOffice: readonly OfficeLine[] = [
  ['adviser', '陈雨婷', 'f', '服务顾问', 'SA'],
  ['linhaoran', '林浩然', 'm', '服务顾问', 'SA'],
  ['xujiaying', '徐佳颖', 'f', '服务顾问（新能源）', 'SA'],
  ['assistant', '叶子轩', 'm', '服务助理', 'SA-ASST'],
  ['manager', '周建国', 'm', '车间主管', 'WS-MGR'],
  ['dispatcher', '王海峰', 'm', '车间调度', 'DISP'],
  ['inspector', '郭正阳', 'm', '质检员', 'QC'],
  ['fuwenbin', '傅文斌', 'm', '质检员（出厂检验）', 'QC'],
  ['cashier', '钱莉', 'f', '结算员', 'CASHIER'],
  ['parts', '施建华', 'm', '配件库管', 'PARTS'],
  ['shaomin', '邵敏', 'f', '配件销售', 'PARTS-SALE PARTS'],
  ['dongping', '董平', 'm', '配件采购', 'PURCH IQC LOG'],
  ['tracker', '沈思雨', 'f', '跟踪业务员', 'TRACK'],
  ['cra', '蒋慧', 'f', '客户关系顾问', 'CRA CMP-OWNER'],
  ['daixinyi', '戴欣怡', 'f', '客服专员', 'CS'],
  ['supervisor', '陆文静', 'f', '业务主管', 'BIZ-SUP'],
  ['service', '许振华', 'm', '服务经理', 'SVC-MGR STD-OWN DEPT'],
  ['gm', '俞世杰', 'm', '总经理', 'GM'],
  ['finance', '余秀英', 'f', '财务主管', 'FIN'],
  ['archive', '严婷', 'f', '档案专管', 'ARCH'],
  ['admin', '唐轩', 'm', '系统管理员', 'ADMIN DATA DPO'],
  ['gate', '马国强', 'm', '门卫', 'GATE'],
  ['guyue', '顾悦', 'f', '市场专员', 'MKT PR'],
  ['yaojing', '姚静', 'f', '人事总务', 'HR RISK'],
  ['fanguifang', '范桂芳', 'f', '保洁', 'FAC'],
  ['gaoxiang', '高翔', 'm', '销售经理', 'SALES'],
  ['wangbowen', '汪博文', 'm', '网点与厂家联络', 'NET RD'],
]

const riversideCraft: readonly CraftLine[] = [
  [
    'teamlead',
    '张志强',
    'm',
    'mech-1',
    'senior',
    'mechanic electric',
    'engine transmission brake steering suspension service tyre climate',
    'TEAM TECH',
  ],
  [
    'technician',
    '李鹏',
    'm',
    'mech-1',
    'middle',
    'mechanic electric',
    'engine brake steering suspension service tyre climate',
  ],
  [
    'wubin',
    '吴斌',
    'm',
    'mech-1',
    'senior',
    'mechanic electric',
    'electric adas climate engine service',
    'TECH LEAD-TECH',
  ],
  ['shenjie', '沈杰', 'm', 'mech-1', 'junior', 'mechanic', 'service brake tyre suspension'],
  ['huming', '胡明', 'm', 'mech-1', 'apprentice', 'mechanic', 'service tyre'],
  [
    'zhuguoping',
    '朱国平',
    'm',
    'mech-2',
    'expert',
    'mechanic electric',
    'engine transmission brake steering suspension service adas electric',
    'TEAM TECH LEAD-TECH',
  ],
  [
    'huanglei',
    '黄磊',
    'm',
    'mech-2',
    'middle',
    'mechanic electric',
    'engine brake suspension steering service tyre electric',
  ],
  ['yutao', '俞涛', 'm', 'mech-2', 'junior', 'mechanic electric', 'service brake tyre electric'],
  ['yingchenyang', '应晨阳', 'm', 'mech-2', 'middle', 'electric mechanic', 'electric climate adas service'],
  ['zhengweidong', '郑卫东', 'm', 'body', 'expert', 'body', 'body', 'TEAM TECH'],
  ['fangkai', '方凯', 'm', 'body', 'middle', 'body', 'body interior'],
  ['heyong', '何勇', 'm', 'body', 'expert', 'paint', 'paint'],
  ['jinliang', '金亮', 'm', 'body', 'middle', 'paint', 'paint'],
  [
    'zhaoqiming',
    '赵启明',
    'm',
    'ev',
    'expert',
    'hv electric mechanic',
    'hv electric climate adas service brake',
    'TEAM TECH',
  ],
  ['sunyuhang', '孙宇航', 'm', 'ev', 'senior', 'hv electric mechanic', 'hv electric climate service brake'],
  ['panrui', '潘睿', 'm', 'ev', 'middle', 'electric mechanic', 'hv electric service tyre'],
  [
    'songlixin',
    '宋立新',
    'm',
    '',
    'expert',
    'mechanic electric hv',
    'engine transmission electric hv adas',
    'TECH-EXP TEC-SUP TRAINER EXPERT',
  ],
  ['dingfei', '丁飞', 'm', '', 'middle', 'mechanic electric', 'service tyre electric brake', 'RESCUE TECH'],
  ['washer', '毛小军', 'm', '', 'junior', 'beauty', 'beauty interior', 'WASH'],
  ['renqiang', '任强', 'm', '', 'expert', 'beauty', 'beauty interior', 'WASH'],
]

const northOffice: readonly OfficeLine[] = [
  ['liangjiayi', '梁嘉怡', 'f', '服务顾问', 'SA'],
  ['caojiawei', '曹家伟', 'm', '服务顾问', 'SA'],
  ['fengjianjun', '冯建军', 'm', '车间主管兼调度', 'WS-MGR DISP'],
  ['heping', '贺平', 'm', '质检员', 'QC'],
  ['baiyang', '白杨', 'm', '质检员（复检）', 'QC'],
  ['shumeiling', '舒美玲', 'f', '结算员', 'CASHIER ARCH'],
  ['wuxinmin', '邬新民', 'm', '配件库管', 'PARTS PARTS-SALE'],
  ['leyaqin', '乐雅琴', 'f', '客户关系顾问', 'CRA TRACK CS'],
  ['ouyangchengzhi', '欧阳承志', 'm', '店长兼服务经理', 'SVC-MGR BIZ-SUP'],
  ['hongguoqiang', '洪国强', 'm', '门卫', 'GATE FAC'],
]

const northCraft: readonly CraftLine[] = [
  [
    'luoyongqiang',
    '罗永强',
    'm',
    'mech',
    'senior',
    'mechanic electric',
    'engine transmission brake steering suspension service climate',
    'TEAM TECH',
  ],
  [
    'xiejunfeng',
    '谢俊峰',
    'm',
    'mech',
    'middle',
    'mechanic electric',
    'engine brake suspension steering service tyre electric',
  ],
  ['tangkun', '汤坤', 'm', 'mech', 'middle', 'electric mechanic', 'electric climate service adas'],
  ['zhuwei', '竺威', 'm', 'mech', 'junior', 'mechanic', 'service brake tyre'],
  ['chaiguoqiang', '柴国强', 'm', 'body', 'senior', 'body', 'body interior', 'TEAM TECH'],
  ['qiuhaibo', '裘海波', 'm', 'body', 'senior', 'paint', 'paint'],
  [
    'hongyixuan',
    '洪艺轩',
    'm',
    'ev',
    'expert',
    'hv electric mechanic',
    'hv electric climate service brake',
    'TEAM TECH',
  ],
  ['yuzhenyu', '虞振宇', 'm', 'ev', 'middle', 'electric mechanic', 'hv electric service tyre'],
  ['maoping', '毛平', 'm', '', 'junior', 'beauty', 'beauty', 'WASH'],
]

export const staff: readonly StaffRow[] = [
  ...riversideOffice.map(line => officeRow('riverside', line)),
  ...riversideCraft.map(line => craftRow('riverside', line)),
  ...northOffice.map(line => officeRow('north', line)),
  ...northCraft.map(line => craftRow('north', line)),
].map((row, index) => ({ ...row, phone: `1990000${String(index + 1).padStart(4, '0')}` }))

function officeRow(storeKey: StoreKey, line: OfficeLine): StaffRow {
  const [username, name, gender, title, roles] = line
  return {
    username,
    name,
    gender: gender === 'm' ? 'male' : 'female',
    storeKey,
    roles: roles.split(' ').map(roleKey),
    title,
    phone: '',
    shiftKey: 'office',
    trades: [],
    skills: [],
    hasHvCertificate: false,
  }
}

function craftRow(storeKey: StoreKey, line: CraftLine): StaffRow {
  const [username, name, gender, team, grade, trades, skills, roles = 'TECH'] = line
  const tradeKeys = tradeOrder.filter(trade => trades.split(' ').includes(trade))
  return {
    username,
    name,
    gender: gender === 'm' ? 'male' : 'female',
    storeKey,
    roles: roles.split(' ').map(roleKey),
    title: craftTitle(roles, trades, grade),
    phone: '',
    shiftKey: grade === 'senior' || grade === 'expert' ? 'early' : 'late',
    ...(team !== '' && { teamKey: `${storeKey}-${team}` }),
    grade,
    trades: tradeKeys,
    skills: systemOrder.filter(system => skills.split(' ').includes(system)),
    hasHvCertificate: tradeKeys.includes('hv'),
  }
}

function craftTitle(roles: string, trades: string, grade: SkillGrade): string {
  if (roles.includes('TECH-EXP')) return '专职技术员'
  if (roles.includes('RESCUE')) return '救援技师'
  if (roles.includes('WASH')) return '洗车美容工'
  const craft = trades.startsWith('body')
    ? '钣金'
    : trades.startsWith('paint')
      ? '喷漆'
      : trades.startsWith('hv')
        ? '新能源'
        : '机电'
  if (roles.includes('TEAM')) return `${craft}班组长`
  return grade === 'apprentice' ? `${craft}学徒` : `${craft}技师`
}

function roleKey(name: string): RoleKey {
  return `R-${name}`
}
