import { normaliseVin } from './vin.ts'

// A hint to fill a form faster, never a check: one maker holds several codes and some codes serve several brands.
const BRANDS: Readonly<Record<string, string>> = {
  ...{ LSV: '上汽大众', LFV: '一汽大众', LSG: '上汽通用', LSJ: '荣威/名爵', LSK: '上汽大通', LSH: '上汽大通' },
  ...{ LZW: '五菱/宝骏', LBE: '北京现代', LJD: '起亚', LVS: '长安福特', LVR: '长安马自达', LFP: '一汽' },
  ...{ LFM: '一汽丰田', LTV: '一汽丰田', LVG: '广汽丰田', LHG: '广汽本田', LVH: '东风本田', LGB: '东风日产' },
  ...{ LS4: '长安', LS5: '长安', LGX: '比亚迪', LC0: '比亚迪', LB3: '吉利', L6T: '吉利', LGW: '长城' },
  ...{ LVV: '奇瑞', LVT: '奇瑞', LJ1: '江淮', LMG: '广汽传祺', LNB: '北汽', LVA: '福田', LVB: '福田' },
  ...{ LDC: '神龙（标致/雪铁龙）', LGJ: '东风风神', LGG: '东风风行', LVZ: '东风小康', LYV: '沃尔沃', LBV: '华晨宝马' },
  ...{ LE4: '北京奔驰', L2C: '奇瑞捷豹路虎', LEF: '江铃', LZY: '宇通', LZZ: '中国重汽' },
  ...{ LRW: '特斯拉', LW4: '理想', L1N: '小鹏', HES: '蔚来' },
}

export function brandHint(vin: string): string | undefined {
  const maker = normaliseVin(vin)
  if (maker.startsWith('LJ1E')) return '蔚来'
  const code = maker.slice(0, 3)
  return Object.hasOwn(BRANDS, code) ? BRANDS[code] : undefined
}
