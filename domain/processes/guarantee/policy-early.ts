import { z } from 'zod'
import { zDateOn } from '#domain/kernel/input.ts'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'
import { earlyFaults } from './early-faults.ts'

const zWords = z.array(z.string().trim().min(1).max(20)).max(40)

const zEarlyRule = z.strictObject({
  validFromOn: zDateOn,
  carDays: z.int().min(1).max(60),
  faultDays: z.int().min(1).max(365),
  faultKm: z.int().min(0).max(100_000),
  signs: z.array(z.strictObject({ fault: z.enum(earlyFaults), systems: zWords, words: zWords })).max(9),
})

/**
 * The rights of the first days, by the day from which they hold. Main parts are those the national standard lists; the
 * maker's certificate names them for each car, so a house puts its makers' words here.
 */
export const earlyRules = definePolicy({
  key: 'earlyRights',
  title: ['新车三包权利：7 日、60 日 / 3000 公里', 'Rights of a new car: 7 days, 60 days / 3,000 km'],
  requirement: 'WAR-11',
  schema: z.array(zEarlyRule).min(1).max(20),
  presets: [
    {
      name: 'order43',
      source: '家用汽车产品修理更换退货责任规定（2021 年第 43 号令）第 20、22、23 条',
      value: [
        {
          validFromOn: '2022-01-01',
          carDays: 7,
          faultDays: 60,
          faultKm: 3000,
          signs: [
            {
              fault: 'engine',
              systems: ['发动机'],
              words: [
                '发动机总成',
                '缸体',
                '缸盖',
                '曲轴',
                '主轴承',
                '连杆',
                '活塞',
                '凸轮轴',
                '进气门',
                '排气门',
                '气门弹簧',
              ],
            },
            {
              fault: 'gearbox',
              systems: ['变速'],
              words: [
                '变速箱总成',
                '变速器总成',
                '变速箱壳体',
                '变速器壳体',
                '齿轮',
                '输入轴',
                '输出轴',
                '离合器',
                '阀体',
                '钢带',
              ],
            },
            {
              fault: 'battery',
              systems: [],
              words: ['动力电池', '动力蓄电池', '高压电池', '电池包', '电池模组', '电芯', '电池箱体', '电池管理'],
            },
            { fault: 'motor', systems: [], words: ['驱动电机', '电驱总成', '电驱动总成', '定子', '转子'] },
            { fault: 'steering', systems: ['转向'], words: ['转向失', '方向失', '方向打不动', '方向盘卡', '方向锁死'] },
            {
              fault: 'brakes',
              systems: ['制动', '刹车'],
              words: ['刹车失', '制动失', '刹不住', '刹车踩不动', '没有刹车'],
            },
            { fault: 'bodyCrack', systems: [], words: ['开裂', '裂纹', '裂缝', '断裂'] },
            {
              fault: 'fuelLeak',
              systems: [],
              words: ['燃油泄漏', '漏燃油', '漏汽油', '漏柴油', '汽油味', '燃油管', '油箱'],
            },
            { fault: 'batteryFire', systems: [], words: ['起火', '着火', '自燃', '冒烟', '热失控'] },
          ],
        },
      ],
    },
  ],
  recommended: 'order43',
  labels: {
    order43: ['43 号令', 'Order 43'],
    validFromOn: ['施行日期', 'In force from'],
    carDays: ['四大总成退换车（天）', 'Another car by an assembly (days)'],
    faultDays: ['严重故障、换总成（天）', 'Serious fault, new assembly (days)'],
    faultKm: ['严重故障、换总成（公里）', 'Serious fault, new assembly (km)'],
    signs: ['须确认的线索', 'What makes the house ask'],
    fault: ['故障', 'Fault'],
    systems: ['所属系统', 'Systems'],
    words: ['字样', 'Words'],
    engine: ['发动机', 'Engine'],
    gearbox: ['变速器', 'Gearbox'],
    battery: ['动力蓄电池', 'Traction battery'],
    motor: ['驱动电机', 'Drive motor'],
    steering: ['转向系统失效', 'Steering failure'],
    brakes: ['制动系统失效', 'Brake failure'],
    bodyCrack: ['车身开裂', 'Cracked body'],
    fuelLeak: ['燃油泄漏', 'Fuel leak'],
    batteryFire: ['动力蓄电池起火', 'Battery fire'],
  },
})
