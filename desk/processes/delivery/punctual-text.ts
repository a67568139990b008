import { texts } from '#domain/kernel/texts.ts'

export const punctualText = texts({
  title: ['交车准时率', 'Punctual delivery'],
  month: ['月份', 'Month'],
  vsFirst: ['对首次承诺', 'Against the first promise'],
  vsAgreed: ['对最后约定', 'Against the last agreed'],
  pickups: ['取车时长达标', 'Pick-ups within the goal'],
  orders: ['当月交车', 'Handed over in the month'],
  none: ['当月没有交车', 'Nothing was handed over'],
  onTime: ['准时', 'On time'],
  late: ['晚交', 'Late'],
  plate: ['车牌', 'Plate'],
  number: ['工单号', 'Number'],
  first: ['首次承诺', 'First promise'],
  agreed: ['最后约定', 'Last agreed'],
  actual: ['实际交车', 'Handed over'],
  minutes: ['取车用时 / 目标', 'Pick-up / goal'],
})
