/** Why a customer turns an advised line down; the kind decides when to ask again. */
export type DeclineReason = { key: string; text: string; askAgainDays: number }

export const declineReasons: readonly DeclineReason[] = [
  { key: 'price', text: '觉得价格高，回去考虑一下', askAgainDays: 30 },
  { key: 'time', text: '今天没时间等，下次再做', askAgainDays: 14 },
  { key: 'not-urgent', text: '还能用，等下次保养一起换', askAgainDays: 90 },
  { key: 'ask-family', text: '要和家里人商量', askAgainDays: 7 },
  { key: 'sell-soon', text: '准备换车，不想再花钱', askAgainDays: 60 },
  { key: 'insurance', text: '打算走保险，等定损', askAgainDays: 7 },
  { key: 'compare', text: '想到别处比比价', askAgainDays: 14 },
  { key: 'own-parts', text: '想自己买配件来装', askAgainDays: 14 },
  { key: 'company', text: '单位要走审批', askAgainDays: 10 },
  { key: 'doubt', text: '不相信需要更换，想再观察', askAgainDays: 30 },
  { key: 'trip', text: '马上要用车出差，回来再修', askAgainDays: 10 },
  { key: 'part-missing', text: '没有现货，不想等', askAgainDays: 7 },
]

export const customerWishes: readonly string[] = [
  '希望老技师来修，上次那位师傅就很好',
  '旧件留着给我看一下',
  '旧件我带走',
  '旧件你们处理就行',
  '中午十二点前要用车',
  '车里有孩子的东西，别动后排',
  '洗车的时候小心右前门的划痕',
  '不用洗车，赶时间',
  '做完给我发微信，不要打电话',
  '下午四点以后才能接电话',
  '发票开公司抬头',
  '能用同质件就用同质件，省一点',
  '只要原厂件',
  '顺便帮我看看轮胎还能跑多久',
  '顺便检查一下刹车片',
  '帮我把胎压打到二点五',
  '空调顺便看看有没有味道',
  '想在休息室办公，要有插座',
  '需要一辆代步车',
  '希望有人送我去地铁站',
  '超过一千块要先打电话问我',
  '增项一律先问我再做',
  '座椅位置不要动，我腰不好',
  '电台频道别调',
  '充电充到八成就好',
  '想了解一下延长保修',
  '保险快到期了，帮我报个价',
  '下个月要年检，帮我预检一下',
  '要跑长途，检查仔细一点',
  '上次的机油还有剩吗',
]

export type FollowUpRemark = { mood: 'good' | 'neutral' | 'bad'; topic: string; text: string }

type RemarkLine = readonly [topic: string, text: string]

const good: readonly RemarkLine[] = [
  ['维修质量', '车开起来顺多了，异响没了'],
  ['维修质量', '故障一次就修好了，很满意'],
  ['服务态度', '顾问讲得很清楚，不乱推项目'],
  ['服务态度', '接待很热情，茶水也周到'],
  ['准时', '说四点就四点，很准时'],
  ['收费', '结算和报价一分不差，放心'],
  ['清洁', '车洗得很干净，烟灰缸都清了'],
  ['解释', '把旧件拿给我看，讲得明白'],
  ['解释', '下次换什么、什么时候换都写给我了'],
  ['环境', '休息区安静，孩子有地方玩'],
  ['预约', '预约到店就有工位，没等'],
  ['充电', '取车时电给充好了，很贴心'],
]

const neutral: readonly RemarkLine[] = [
  ['用车', '车正常，没什么问题'],
  ['用车', '刚取车还没怎么开，过几天再看'],
  ['用车', '油耗还要再跑跑看'],
  ['收费', '价格比外面高一点，可以接受'],
  ['等待', '等的时间稍微长了点'],
  ['预约', '下次想约周末早上'],
  ['咨询', '想问问轮胎还能用多久'],
  ['咨询', '想知道电池检测报告怎么看'],
  ['保养', '下次保养提前提醒我一下'],
  ['活动', '有优惠活动发个短信就行'],
  ['代办', '车是我爱人开的，情况不太清楚'],
]

const bad: readonly RemarkLine[] = [
  ['维修质量', '异响还在，只是小了一点'],
  ['维修质量', '故障灯第二天又亮了'],
  ['维修质量', '换了制动片以后还是有吱吱声'],
  ['准时', '说好三点，拖到五点半才拿到车'],
  ['准时', '没人通知我延期，白跑一趟'],
  ['收费', '结算比报价多了三百多，没提前说'],
  ['收费', '工时费太贵，解释不清'],
  ['服务态度', '顾问太忙，问两句就走了'],
  ['清洁', '方向盘上有油手印'],
  ['清洁', '脚垫没放回去'],
  ['等待', '洗车排队排了四十分钟'],
  ['配件', '等配件等了一个星期'],
  ['物品', '后备箱的雨伞找不到了'],
  ['设置', '座椅和后视镜位置都变了，没调回来'],
]

export const followUpRemarks: readonly FollowUpRemark[] = [
  ...good.map(([topic, text]) => ({ mood: 'good' as const, topic, text })),
  ...neutral.map(([topic, text]) => ({ mood: 'neutral' as const, topic, text })),
  ...bad.map(([topic, text]) => ({ mood: 'bad' as const, topic, text })),
]

/** Seen on the walk-around before the work begins. */
export const walkAroundFindings: readonly string[] = [
  '右前门下沿有 5 cm 划痕',
  '前保险杠左下角漆面擦伤',
  '左后轮毂边缘刮伤',
  '右后视镜外壳有旧伤',
  '前挡风玻璃左下有石子点',
  '后保险杠中部轻微凹陷',
  '左后门有停车碰痕',
  '发动机罩有多处石击点',
  '右前翼子板漆面色差（曾补漆）',
  '后备箱盖边缘掉漆',
  '左前大灯表面发黄',
  '外观无明显异常',
]

export const belongings: readonly string[] = [
  '儿童安全座椅',
  '行车记录仪',
  '太阳镜',
  '雨伞两把',
  '后备箱工具箱',
  '手机支架',
  '香水摆件',
  '高速通行卡设备',
  '矿泉水半箱',
  '羽毛球拍',
  '婴儿推车',
  '充电线与充电枪',
  '停车牌',
  '高尔夫球包',
]
