import type { SystemKey } from './labour-lines.ts'
import type { LabourStep } from './labour-steps.ts'

const fenderCover = '铺设翼子板护垫与座椅防护，核对维修项目'
const replacement = ['执行：{name}', '核对新件零件号，旧件编号留存供客户查看', '按维修手册力矩装复并做记号']
const inspection = ['执行：{name}', '记录检查数据与结论，异常处拍照']
const noLeftover = '功能复查，清理现场，确认无遗留物'

const preparation: Readonly<Record<SystemKey, readonly string[]>> = {
  service: [fenderCover],
  engine: [fenderCover, '读取并记录故障码'],
  transmission: [fenderCover, '读取变速箱数据，确认油液状态'],
  brake: ['举升车辆，拆下车轮'],
  steering: ['对正方向盘，举升车辆'],
  suspension: ['举升车辆，检查相邻球头与胶套'],
  electric: [fenderCover, '断开蓄电池负极或确认电路断电'],
  climate: [fenderCover, '检测系统压力与制冷剂种类'],
  body: ['环车确认损伤范围并拍照'],
  paint: ['清洗除油，遮蔽周边'],
  tyre: ['举升车辆，核对轮胎规格与螺栓顺序'],
  hv: ['设置隔离区，检查绝缘防护用品', '按规程完成高压下电与验电'],
  adas: ['车辆停于标定区，确认胎压、载荷与定位正常'],
  interior: ['铺设座椅防护，戴干净手套'],
  beauty: ['确认车内贵重物品已取走'],
}

const closing: Readonly<Record<SystemKey, readonly string[]>> = {
  service: [noLeftover],
  engine: ['清除故障码，暖机检查渗漏与异响', noLeftover],
  transmission: ['路试确认换挡与异响', noLeftover],
  brake: ['按力矩交叉拧紧轮毂螺栓', '踩踏板建立行程并试车'],
  steering: ['做四轮定位，试车确认方向正直'],
  suspension: ['车辆着地后复紧，试车确认无异响'],
  electric: ['恢复供电，初始化并读取故障码', noLeftover],
  climate: ['检漏并测量出风口温度', noLeftover],
  body: ['检查缝隙与面差，功能复查'],
  paint: ['烘烤、抛光，检查色差与流挂'],
  tyre: ['按力矩交叉拧紧轮毂螺栓，复位胎压监测'],
  hv: ['测量绝缘电阻，恢复上电', '读取三电系统故障码并双人签字'],
  adas: ['打印标定报告，路试确认功能'],
  interior: ['检查卡扣与缝隙，恢复座椅和收音机设置'],
  beauty: ['检查无水渍、无遗留物，恢复座椅与后视镜位置'],
}

/** Steps for an operation nobody has written out yet: prepare, do, check, the way its system asks for. */
export function usualSteps(system: SystemKey, name: string, replacesParts: boolean): LabourStep[] {
  const texts = [...preparation[system], ...(replacesParts ? replacement : inspection), ...closing[system]]
  return texts.map(text => ({ text: text.replace('{name}', name) }))
}
