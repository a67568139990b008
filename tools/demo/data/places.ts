/** Districts are real, streets and estates are invented: no address of the demo can be a person's home. */
export const city = {
  province: '浙江省',
  name: '宁波市',
  platePrefix: '浙B',
  regionCode: '330200',
  areaCode: '0574',
} as const

export type DistrictRow = { name: string; weight: number; regionCode: string; postcode: string }

export const districts: readonly DistrictRow[] = [
  { name: '鄞州区', weight: 38, regionCode: '330212', postcode: '315100' },
  { name: '江北区', weight: 26, regionCode: '330205', postcode: '315020' },
  { name: '海曙区', weight: 22, regionCode: '330203', postcode: '315000' },
  { name: '镇海区', weight: 8, regionCode: '330211', postcode: '315200' },
  { name: '北仑区', weight: 6, regionCode: '330206', postcode: '315800' },
]

const split = (text: string): readonly string[] => text.split(' ')

export const streets = split(
  '望潮路 听涛路 海晏街 云帆路 白鹭湾路 芦花路 潮声路 星屿路 观澜东路 观澜西路 浅水街 橙柳路 青梧路 桂影路 枫汀路 蓝鲸路 灯塔路 船坞街 渔歌巷 碧波路 晴川路 湖心街 稻香东路 松果路 月牙路 风车路 石桥头路 银沙路 贝壳街 木棉南路 候鸟路 千帆大道 长堤路 北渡路 南渡路 鹭洲路 飞鱼路 鲸落街 帆影路 海桐路',
)

export const estates = split(
  '望潮苑 听涛雅居 海晏花园 云帆公馆 白鹭湾小区 芦花新村 星屿名邸 观澜华庭 橙柳家园 青梧里 桂影苑 枫汀小区 蓝鲸公寓 灯塔花园 碧波新村 晴川府 湖心公馆 稻香人家 松果社区 月牙湾 银沙海岸 木棉花园 候鸟公寓 千帆国际 长堤春晓 鹭洲半岛',
)

export const companyWords = split(
  '云帆 千潮 海晏 白鹭 橙柳 青梧 星屿 观澜 蓝鲸 碧波 晴川 稻香 松果 月牙 银沙 木棉 候鸟 长堤 飞鱼 帆影 潮生 远屿 汀兰 海桐 鲸落 石桥 北渡 南渡 风车 灯塔',
)

export const companyTrades: readonly string[] = [
  '物流有限公司',
  '建材有限公司',
  '进出口有限公司',
  '电子科技有限公司',
  '服装有限公司',
  '食品有限公司',
  '汽车租赁有限公司',
  '装饰工程有限公司',
  '模具厂',
  '文化传媒有限公司',
  '医疗器械有限公司',
  '商务服务有限公司',
  '冷链运输有限公司',
  '教育咨询有限公司',
]
