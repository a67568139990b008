/** A likely cause behind what a customer says on the telephone, with the parts it usually takes. */
export type FaultCause = { cause: string; system: string; parts: readonly string[] }
type Entry = { words: readonly (readonly string[])[]; causes: readonly FaultCause[] }

const of = (system: string, ...causes: readonly (readonly [cause: string, ...parts: string[]])[]): FaultCause[] =>
  causes.map(([cause, ...parts]) => ({ cause, system, parts }))

/** Every group of words must be met by one of its words: 刹车 and 制动 are the same to a customer. */
const brake = ['刹车', '制动', '踩刹']
const noise = ['异响', '响', '噪音', '吱', '咔']
const guide: readonly Entry[] = [
  {
    words: [brake, noise],
    causes: of(
      '制动',
      ['制动片磨损到极限', '制动片'],
      ['制动盘起槽或变形', '制动盘', '制动片'],
      ['卡钳导向销干磨', '卡钳'],
    ),
  },
  { words: [brake, ['抖', '颤']], causes: of('制动', ['制动盘变形', '制动盘', '制动片']) },
  {
    words: [brake, ['软', '不灵', '没劲', '变长']],
    causes: of('制动', ['制动液老化或有空气', '制动液'], ['制动总泵内漏', '制动总泵']),
  },
  {
    words: [['空调'], ['不凉', '不冷', '没冷风']],
    causes: of(
      '空调',
      ['制冷剂不足', '制冷剂'],
      ['空调滤清器堵塞', '空调滤清器'],
      ['压缩机离合器不吸合', '空调压缩机'],
    ),
  },
  { words: [['空调'], ['异味', '臭', '霉']], causes: of('空调', ['空调滤清器发霉', '空调滤清器']) },
  {
    words: [['打不着', '启动不了', '无法启动', '打火']],
    causes: of('电气', ['蓄电池亏电', '蓄电池'], ['起动机损坏', '起动机'], ['燃油泵不供油', '燃油泵']),
  },
  {
    words: [['水温', '开锅', '高温']],
    causes: of('发动机', ['冷却液缺失', '冷却液'], ['节温器卡滞', '节温器'], ['水泵渗漏', '水泵']),
  },
  {
    words: [
      ['怠速', '发动机'],
      ['抖', '颤'],
    ],
    causes: of('发动机', ['火花塞老化', '火花塞'], ['点火线圈损坏', '点火线圈'], ['机脚胶老化', '机脚胶']),
  },
  {
    words: [
      ['漏油', '机油'],
      ['漏', '少', '滴'],
    ],
    causes: of('发动机', ['气门室盖垫渗油', '气门室盖垫'], ['油底壳垫渗油', '油底壳']),
  },
  {
    words: [
      ['方向', '方向盘'],
      ['抖', '跑偏', '重', '响'],
    ],
    causes: of('转向', ['轮胎动平衡或定位失准'], ['转向拉杆球头松旷', '拉杆球头']),
  },
  {
    words: [['底盘', '过坎', '减速带', '颠'], noise],
    causes: of('行驶', ['减振器渗油失效', '减振器'], ['稳定杆连接杆松旷', '连接杆'], ['下摆臂胶套老化', '摆臂']),
  },
  {
    words: [
      ['轮胎', '胎'],
      ['慢撒气', '漏气', '扎', '胎压'],
    ],
    causes: of('轮胎', ['轮胎扎钉或气门嘴漏气', '气门嘴']),
  },
  {
    words: [
      ['换挡', '变速', '挂挡'],
      ['冲击', '顿', '抖', '响'],
    ],
    causes: of('变速器', ['变速器油老化', '变速器油'], ['阀体卡滞', '阀体']),
  },
  {
    words: [
      ['续航', '电池'],
      ['掉', '短', '少', '快'],
    ],
    causes: of('高压 / 三电', ['电池单体不均衡'], ['低压蓄电池老化', '蓄电池']),
  },
  {
    words: [['充电'], ['充不', '慢', '断', '失败']],
    causes: of('高压 / 三电', ['充电口温度传感器故障', '充电口'], ['车载充电机故障', '车载充电机']),
  },
]

export function likelyCauses(symptom: string): FaultCause[] {
  return guide
    .filter(entry => entry.words.every(group => group.some(word => symptom.includes(word))))
    .flatMap(entry => entry.causes)
}

/** What of a sentence is worth looking for among earlier cases: its pieces of two characters and more. */
export function searchWords(symptom: string): string[] {
  return symptom
    .split(/[\s，,。；;、！!？?的了有时候会]+/)
    .filter(word => word.length >= 2)
    .slice(0, 5)
}
