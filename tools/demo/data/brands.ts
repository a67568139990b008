/** A maker's code at the head of the VIN is only a hint: one maker holds several and some are shared between brands. */
export type BrandRow = {
  key: string
  name: string
  nameEn: string
  maker: string
  origin: 'german' | 'japanese' | 'american' | 'korean' | 'french' | 'nordic' | 'british' | 'chinese'
  level: 'economy' | 'main' | 'premium'
  wmis: readonly string[]
  serviceKm: number
  serviceMonths: number
}

/** The demo dealer group mostly looks after cars of these four brands. */
export const houseBrandKeys: readonly string[] = ['volkswagen', 'toyota', 'byd', 'geely']

type Line = readonly [
  key: string,
  name: string,
  nameEn: string,
  maker: string,
  origin: BrandRow['origin'],
  level: BrandRow['level'],
  wmis: string,
  serviceKm: number,
  serviceMonths: number,
]

const lines: readonly Line[] = [
  ['volkswagen', '大众', 'Volkswagen', '上汽大众 / 一汽-大众', 'german', 'main', 'LSV LFV', 10000, 12],
  ['audi', '奥迪', 'Audi', '一汽奥迪', 'german', 'premium', 'LFV', 10000, 12],
  ['bmw', '宝马', 'BMW', '华晨宝马', 'german', 'premium', 'LBV', 10000, 12],
  ['mercedes', '奔驰', 'Mercedes-Benz', '北京奔驰', 'german', 'premium', 'LE4', 10000, 12],
  ['porsche', '保时捷', 'Porsche', '保时捷（进口）', 'german', 'premium', 'WP0 WP1', 10000, 12],
  ['mini', 'MINI', 'MINI', '宝马（进口）', 'german', 'premium', 'WMW', 10000, 12],
  ['skoda', '斯柯达', 'Skoda', '上汽大众斯柯达', 'german', 'main', 'LSV', 10000, 12],
  ['jetta', '捷达', 'Jetta', '一汽-大众捷达', 'german', 'economy', 'LFV', 7500, 6],
  ['toyota', '丰田', 'Toyota', '一汽丰田 / 广汽丰田', 'japanese', 'main', 'LFM LVG LTV', 5000, 6],
  ['lexus', '雷克萨斯', 'Lexus', '雷克萨斯（进口）', 'japanese', 'premium', 'JTH JTJ', 5000, 6],
  ['honda', '本田', 'Honda', '广汽本田 / 东风本田', 'japanese', 'main', 'LHG LVH', 5000, 6],
  ['acura', '讴歌', 'Acura', '广汽讴歌', 'japanese', 'premium', 'LHG', 5000, 6],
  ['nissan', '日产', 'Nissan', '东风日产', 'japanese', 'main', 'LGB', 5000, 6],
  ['infiniti', '英菲尼迪', 'Infiniti', '东风英菲尼迪', 'japanese', 'premium', 'LGB', 5000, 6],
  ['mazda', '马自达', 'Mazda', '长安马自达 / 一汽马自达', 'japanese', 'main', 'LVR LFP', 5000, 6],
  ['mitsubishi', '三菱', 'Mitsubishi', '广汽三菱', 'japanese', 'main', 'LL6', 5000, 6],
  ['subaru', '斯巴鲁', 'Subaru', '斯巴鲁（进口）', 'japanese', 'main', 'JF1 JF2', 5000, 6],
  ['suzuki', '铃木', 'Suzuki', '长安铃木', 'japanese', 'economy', 'LS5', 5000, 6],
  ['buick', '别克', 'Buick', '上汽通用', 'american', 'main', 'LSG', 5000, 6],
  ['chevrolet', '雪佛兰', 'Chevrolet', '上汽通用', 'american', 'main', 'LSG', 5000, 6],
  ['cadillac', '凯迪拉克', 'Cadillac', '上汽通用', 'american', 'premium', 'LSG', 8000, 12],
  ['ford', '福特', 'Ford', '长安福特', 'american', 'main', 'LVS', 5000, 6],
  ['lincoln', '林肯', 'Lincoln', '长安林肯', 'american', 'premium', 'LVS', 8000, 12],
  ['jeep', 'Jeep', 'Jeep', '广汽菲克', 'american', 'main', 'LWV', 7500, 6],
  ['tesla', '特斯拉', 'Tesla', '特斯拉（上海）', 'american', 'premium', 'LRW', 20000, 12],
  ['hyundai', '现代', 'Hyundai', '北京现代', 'korean', 'main', 'LBE', 5000, 6],
  ['kia', '起亚', 'Kia', '悦达起亚', 'korean', 'main', 'LJD', 5000, 6],
  ['peugeot', '标致', 'Peugeot', '神龙汽车', 'french', 'main', 'LDC', 7500, 6],
  ['citroen', '雪铁龙', 'Citroen', '神龙汽车', 'french', 'main', 'LDC', 7500, 6],
  ['volvo', '沃尔沃', 'Volvo', '沃尔沃亚太', 'nordic', 'premium', 'LYV', 10000, 12],
  ['land-rover', '路虎', 'Land Rover', '奇瑞捷豹路虎', 'british', 'premium', 'L2C', 13000, 12],
  ['jaguar', '捷豹', 'Jaguar', '奇瑞捷豹路虎', 'british', 'premium', 'L2C', 13000, 12],
  ['byd', '比亚迪', 'BYD', '比亚迪汽车', 'chinese', 'main', 'LGX LC0', 7500, 6],
  ['denza', '腾势', 'Denza', '腾势汽车', 'chinese', 'premium', 'LC0', 10000, 12],
  ['fangchengbao', '方程豹', 'Fangchengbao', '比亚迪汽车', 'chinese', 'premium', 'LC0', 10000, 12],
  ['geely', '吉利', 'Geely', '吉利汽车', 'chinese', 'main', 'LB3 L6T', 7500, 6],
  ['lynk', '领克', 'Lynk & Co', '领克汽车', 'chinese', 'main', 'L6T LB3', 10000, 12],
  ['zeekr', '极氪', 'Zeekr', '极氪汽车', 'chinese', 'premium', 'L6T', 20000, 12],
  ['smart', 'smart', 'smart', 'smart 汽车', 'chinese', 'main', 'L6T', 20000, 12],
  ['changan', '长安', 'Changan', '长安汽车', 'chinese', 'main', 'LS4 LS5', 5000, 6],
  ['deepal', '深蓝', 'Deepal', '深蓝汽车', 'chinese', 'main', 'LS4', 10000, 12],
  ['avatr', '阿维塔', 'Avatr', '阿维塔科技', 'chinese', 'premium', 'LS4', 20000, 12],
  ['haval', '哈弗', 'Haval', '长城汽车', 'chinese', 'main', 'LGW', 5000, 6],
  ['wey', '魏牌', 'WEY', '长城汽车', 'chinese', 'premium', 'LGW', 7500, 6],
  ['tank', '坦克', 'Tank', '长城汽车', 'chinese', 'premium', 'LGW', 7500, 6],
  ['ora', '欧拉', 'Ora', '长城汽车', 'chinese', 'economy', 'LGW', 10000, 12],
  ['great-wall', '长城', 'Great Wall', '长城汽车', 'chinese', 'main', 'LGW', 5000, 6],
  ['chery', '奇瑞', 'Chery', '奇瑞汽车', 'chinese', 'main', 'LVV LVT', 5000, 6],
  ['jetour', '捷途', 'Jetour', '奇瑞汽车', 'chinese', 'main', 'LVV LVT', 5000, 6],
  ['exeed', '星途', 'Exeed', '奇瑞汽车', 'chinese', 'main', 'LVT', 7500, 6],
  ['roewe', '荣威', 'Roewe', '上汽乘用车', 'chinese', 'main', 'LSJ', 7500, 6],
  ['mg', '名爵', 'MG', '上汽乘用车', 'chinese', 'main', 'LSJ', 7500, 6],
  ['maxus', '大通', 'Maxus', '上汽大通', 'chinese', 'main', 'LSK LSH', 7500, 6],
  ['wuling', '五菱', 'Wuling', '上汽通用五菱', 'chinese', 'economy', 'LZW', 5000, 6],
  ['baojun', '宝骏', 'Baojun', '上汽通用五菱', 'chinese', 'economy', 'LZW', 5000, 6],
  ['trumpchi', '传祺', 'Trumpchi', '广汽传祺', 'chinese', 'main', 'LMG', 5000, 6],
  ['aion', '埃安', 'Aion', '广汽埃安', 'chinese', 'main', 'LMG', 10000, 12],
  ['hongqi', '红旗', 'Hongqi', '中国一汽', 'chinese', 'premium', 'LFP', 10000, 12],
  ['bestune', '奔腾', 'Bestune', '一汽奔腾', 'chinese', 'main', 'LFP', 5000, 6],
  ['jac', '江淮', 'JAC', '江淮汽车', 'chinese', 'economy', 'LJ1', 5000, 6],
  ['beijing', '北京', 'BAIC', '北京汽车', 'chinese', 'main', 'LNB', 5000, 6],
  ['arcfox', '极狐', 'Arcfox', '北汽蓝谷', 'chinese', 'main', 'LNB', 20000, 12],
  ['fengshen', '东风风神', 'Aeolus', '东风乘用车', 'chinese', 'economy', 'LGJ', 5000, 6],
  ['forthing', '东风风行', 'Forthing', '东风柳汽', 'chinese', 'economy', 'LGG', 5000, 6],
  ['seres', '问界', 'AITO', '赛力斯汽车', 'chinese', 'premium', 'LVZ', 10000, 12],
  ['nio', '蔚来', 'NIO', '蔚来汽车', 'chinese', 'premium', 'LJ1', 20000, 12],
  ['xpeng', '小鹏', 'XPeng', '小鹏汽车', 'chinese', 'main', 'L1N', 20000, 12],
  ['li-auto', '理想', 'Li Auto', '理想汽车', 'chinese', 'premium', 'LW4', 10000, 12],
  ['leapmotor', '零跑', 'Leapmotor', '零跑汽车', 'chinese', 'main', 'LFZ', 10000, 12],
  ['xiaomi', '小米', 'Xiaomi', '小米汽车', 'chinese', 'premium', 'LNX', 20000, 12],
  ['foton', '福田', 'Foton', '福田汽车', 'chinese', 'economy', 'LVA LVB', 5000, 6],
  ['jmc', '江铃', 'JMC', '江铃汽车', 'chinese', 'economy', 'LEF', 5000, 6],
]

export const brands: readonly BrandRow[] = lines.map(
  ([key, name, nameEn, maker, origin, level, wmis, serviceKm, serviceMonths]) => ({
    key,
    name,
    nameEn,
    maker,
    origin,
    level,
    wmis: wmis.split(' '),
    serviceKm,
    serviceMonths,
  }),
)
