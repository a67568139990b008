import type { CheckItem, Checklist } from '#domain/mechanisms/checklists/definition.ts'
import { defineChecklist } from '#domain/mechanisms/checklists/definition.ts'

type Words = readonly [zh: string, en: string]
type Limits = { unit: string; min?: number; max?: number }

const scanner: Words = ['诊断仪', 'Scan tool']
const meter: Words = ['万用表', 'Multimeter']
const eyes: Words = ['目视', 'By eye']
const ears: Words = ['听诊器', 'Stethoscope']
const gauge: Words = ['压力表', 'Pressure gauge']
const caliper: Words = ['游标卡尺', 'Calliper']
const thermometer: Words = ['红外测温仪', 'Infrared thermometer']
const road: Words = ['路试', 'Road test']
const lift: Words = ['举升机', 'Lift']

/** A step with limits is measured and judges itself; one without is judged by the technician. */
function step(key: string, label: Words, tool: Words, limits?: Limits): CheckItem {
  return { key, label, tool, kind: limits ? 'value' : 'rag', photo: 'optional', required: true, ...limits }
}

/** A standard flow: the check sheet of one symptom, and the customer's words by which it is proposed. */
export type Flow = Checklist & { system: Words; words: readonly string[] }

function defineFlow(key: string, title: Words, system: Words, words: string[], items: CheckItem[]): Flow {
  return { ...defineChecklist({ key: `diagnosisFlow.${key}`, title: [title[0], title[1]], items }), system, words }
}

/** DIA-01: from what costs nothing to what costs most; a step is not taken before those above it. */
export const diagnosisFlows: readonly Flow[] = [
  defineFlow(
    'brakes',
    ['制动异响、跑偏或无力', 'Brakes noisy, pulling or weak'],
    ['制动', 'Brakes'],
    ['刹车', '制动', '踏板'],
    [
      step('roadTest', ['路试确认现象', 'Confirm the symptom'], road),
      step('fluid', ['制动液含水量', 'Water in the fluid'], ['制动液检测笔', 'Fluid tester'], { unit: '%', max: 3 }),
      step('frontPads', ['前制动片剩余厚度', 'Front pads left'], caliper, { unit: 'mm', min: 3 }),
      step('rearPads', ['后制动片剩余厚度', 'Rear pads left'], caliper, { unit: 'mm', min: 3 }),
      step('discRunout', ['前制动盘端面跳动', 'Front disc run-out'], ['百分表', 'Dial gauge'], {
        unit: 'mm',
        max: 0.05,
      }),
      step('callipers', ['分泵回位与导向销', 'Callipers and guide pins'], lift),
    ],
  ),
  defineFlow(
    'engineRough',
    ['发动机抖动或无力', 'Engine rough or weak'],
    ['发动机', 'Engine'],
    ['抖', '无力', '加速', '怠速', '失火', '发动机故障灯'],
    [
      step('codes', ['读取故障码与冻结帧', 'Codes and freeze frame'], scanner),
      step('plugs', ['火花塞间隙', 'Plug gap'], ['塞尺', 'Feeler gauge'], { unit: 'mm', min: 0.6, max: 1.1 }),
      step('coils', ['点火线圈互换', 'Coils exchanged'], scanner),
      step('fuelPressure', ['燃油压力', 'Fuel pressure'], gauge, { unit: 'kPa', min: 350, max: 450 }),
      step('compression', ['气缸压力', 'Compression'], gauge, { unit: 'bar', min: 9 }),
      step('intakeLeak', ['进气系统泄漏', 'Intake leaks'], ['烟雾机', 'Smoke machine']),
    ],
  ),
  defineFlow(
    'noStart',
    ['发动机无法起动', 'Engine does not start'],
    ['发动机', 'Engine'],
    ['打不着', '无法起动', '无法启动', '起动', '启动不'],
    [
      step('battery', ['蓄电池静态电压', 'Battery at rest'], meter, { unit: 'V', min: 12.4 }),
      step('cranking', ['起动时电压', 'Voltage while cranking'], meter, { unit: 'V', min: 9.6 }),
      step('grounds', ['搭铁与电缆压降', 'Voltage drop of cables'], meter, { unit: 'V', max: 0.3 }),
      step('codes', ['读取故障码与防盗状态', 'Codes and immobiliser'], scanner),
      step('fuelPressure', ['燃油压力', 'Fuel pressure'], gauge, { unit: 'kPa', min: 350, max: 450 }),
      step('spark', ['点火与喷油信号', 'Spark and injection'], ['示波器', 'Oscilloscope']),
    ],
  ),
  defineFlow(
    'overheating',
    ['水温过高', 'Overheating'],
    ['冷却系统', 'Cooling'],
    ['水温', '开锅', '冷却液', '防冻液', '水温灯'],
    [
      step('level', ['冷却液液位与冰点', 'Coolant level and freezing point'], ['冰点仪', 'Refractometer'], {
        unit: '℃',
        max: -25,
      }),
      step('leaks', ['系统加压试漏', 'Pressure test'], gauge),
      step('thermostat', ['节温器开启温度', 'Thermostat opens at'], thermometer, { unit: '℃', min: 80, max: 95 }),
      step('fan', ['散热风扇高低速', 'Fan, both speeds'], scanner),
      step('radiator', ['散热器进出口温差', 'Across the radiator'], thermometer, { unit: '℃', min: 6 }),
      step('gasCheck', ['冷却液中的燃气', 'Combustion gas in coolant'], ['缸垫检测液', 'Block tester']),
    ],
  ),
  defineFlow(
    'airCon',
    ['空调不制冷或异味', 'Air conditioning weak or smelling'],
    ['空调', 'Air conditioning'],
    ['空调', '不制冷', '异味', '出风'],
    [
      step('outlet', ['出风口温度', 'Outlet temperature'], thermometer, { unit: '℃', max: 10 }),
      step('filter', ['空调滤清器', 'Cabin filter'], eyes),
      step('lowSide', ['低压侧压力', 'Low side'], gauge, { unit: 'bar', min: 1.5, max: 3 }),
      step('highSide', ['高压侧压力', 'High side'], gauge, { unit: 'bar', min: 12, max: 18 }),
      step('clutch', ['压缩机与离合器工作', 'Compressor and clutch'], scanner),
      step('leaks', ['制冷剂泄漏', 'Refrigerant leaks'], ['荧光检漏灯', 'UV lamp']),
    ],
  ),
  defineFlow(
    'chassisNoise',
    ['底盘异响或抖动', 'Chassis noise or shaking'],
    ['底盘', 'Chassis'],
    ['异响', '底盘', '颠簸', '方向盘抖', '跑偏', '咯噔'],
    [
      step('roadTest', ['路试确认现象与车速', 'Symptom and speed'], road),
      step('tyres', ['轮胎花纹与气压', 'Tread and pressure'], gauge),
      step('balance', ['车轮动平衡', 'Wheel balance'], ['动平衡机', 'Balancer'], { unit: 'g', max: 10 }),
      step('joints', ['球头与胶套间隙', 'Joints and bushes'], lift),
      step('bearings', ['轮毂轴承异响', 'Wheel bearings'], ears),
      step('alignment', ['前束', 'Toe'], ['四轮定位仪', 'Alignment rig'], { unit: '°', min: -0.2, max: 0.2 }),
    ],
  ),
  defineFlow(
    'electrics',
    ['亏电或用电设备失灵', 'Battery drained, equipment dead'],
    ['电气', 'Electrics'],
    ['没电', '亏电', '灯不亮', '充电', '蓄电池', '充电指示灯'],
    [
      step('battery', ['蓄电池静态电压', 'Battery at rest'], meter, { unit: 'V', min: 12.4 }),
      step('health', ['蓄电池健康度', 'Battery health'], ['蓄电池检测仪', 'Battery tester'], { unit: '%', min: 70 }),
      step('charging', ['充电电压', 'Charging voltage'], meter, { unit: 'V', min: 13.8, max: 14.8 }),
      step('drain', ['静态电流', 'Quiescent current'], meter, { unit: 'mA', max: 50 }),
      step('fuses', ['保险与继电器', 'Fuses and relays'], eyes),
      step('codes', ['读取车身与网络故障码', 'Body and network codes'], scanner),
    ],
  ),
  defineFlow(
    'highVoltage',
    ['续航下降或高压故障', 'Range loss or high-voltage fault'],
    ['高压系统', 'High voltage'],
    ['续航', '充不进', '高压', '动力电池', '绝缘'],
    [
      step('powerDown', ['断电并验电', 'Isolate and prove dead'], ['绝缘工具', 'Insulated tools']),
      step('codes', ['读取电池管理系统故障码', 'Battery management codes'], scanner),
      step('insulation', ['绝缘电阻', 'Insulation resistance'], ['绝缘表', 'Insulation tester'], {
        unit: 'MΩ',
        min: 1,
      }),
      step('cellSpread', ['单体电压差', 'Cell voltage spread'], scanner, { unit: 'mV', max: 50 }),
      step('health', ['电池健康度', 'State of health'], scanner, { unit: '%', min: 80 }),
      step('cooling', ['电池冷却回路', 'Battery cooling'], eyes),
    ],
  ),
]

export function findFlow(key: string): Flow | undefined {
  return diagnosisFlows.find(flow => flow.key === key)
}

/** The flows whose words the customer used, the closest first. */
export function suggestedFlows(told: string): Flow[] {
  const hits = diagnosisFlows.map(flow => ({ flow, n: flow.words.filter(word => told.includes(word)).length }))
  return hits
    .filter(hit => hit.n > 0)
    .toSorted((a, b) => b.n - a.n)
    .map(hit => hit.flow)
}
