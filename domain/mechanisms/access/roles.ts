import { texts } from '#domain/kernel/texts.ts'

/** The roles of a store's people; one person may hold several. Outside parties have no role here. */
export const roleTexts = texts({
  'R-BIZ-SUP': ['业务主管', 'Business supervisor'],
  'R-TRACK': ['跟踪业务员', 'Tracking clerk'],
  'R-SA': ['服务顾问', 'Service adviser'],
  'R-SA-ASST': ['服务助理', 'Service assistant'],
  'R-CRA': ['客户关系顾问', 'Customer relations adviser'],
  'R-TECH-EXP': ['专职技术员', 'Technical specialist'],
  'R-WS-MGR': ['车间主管', 'Workshop manager'],
  'R-DISP': ['调度', 'Dispatcher'],
  'R-TEAM': ['班组长', 'Team leader'],
  'R-TECH': ['维修技师', 'Technician'],
  'R-LEAD-TECH': ['主修技师', 'Named technician'],
  'R-QC': ['质检员', 'Inspector'],
  'R-WASH': ['洗车工', 'Washer'],
  'R-CASHIER': ['结算员', 'Cashier'],
  'R-PARTS': ['配件员', 'Parts clerk'],
  'R-PARTS-SALE': ['配件销售', 'Parts sales'],
  'R-PURCH': ['采购', 'Purchasing'],
  'R-IQC': ['进货检验', 'Incoming inspector'],
  'R-LOG': ['物流专员', 'Logistics'],
  'R-TEC-SUP': ['技术支持', 'Technical support'],
  'R-CS': ['客服', 'Customer service'],
  'R-CMP-OWNER': ['投诉专责', 'Complaint owner'],
  'R-DEPT': ['责任部门', 'Responsible department'],
  'R-SVC-MGR': ['服务经理', 'Service manager'],
  'R-GM': ['总经理', 'General manager'],
  'R-FIN': ['财务', 'Finance'],
  'R-ARCH': ['档案专管', 'File custodian'],
  'R-HR': ['人事总务', 'HR and general affairs'],
  'R-STD-OWN': ['标准管理', 'Standards owner'],
  'R-TRAINER': ['内训师', 'Trainer'],
  'R-EXPERT': ['远程专家', 'Remote expert'],
  'R-RESCUE': ['救援技师', 'Mobile technician'],
  'R-PR': ['舆情专员', 'Public relations'],
  'R-RISK': ['风险管理员', 'Risk manager'],
  'R-DATA': ['数据分析', 'Analyst'],
  'R-MKT': ['市场活动', 'Marketing'],
  'R-NET': ['网点管理', 'Network'],
  'R-SALES': ['销售部', 'Vehicle sales'],
  'R-RD': ['研发部', 'R&D'],
  'R-FAC': ['设施保洁', 'Facilities'],
  'R-DPO': ['数据保护', 'Data protection'],
  'R-ADMIN': ['系统管理员', 'Administrator'],
  'R-GATE': ['门卫', 'Gate keeper'],
})

export type Role = keyof typeof roleTexts

/** Verb to the roles that hold it; each feature declares its own, `domain/grants.ts` joins them. */
export type Grants = Record<`${string}.${string}`, readonly Role[]>

/** Anyone employed in the store, whatever the role. */
export const everyone: readonly Role[] = Object.keys(roleTexts).filter(isRole)

export function isRole(text: string): text is Role {
  return text in roleTexts
}
