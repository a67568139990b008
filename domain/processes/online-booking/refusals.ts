import { refusals } from '#domain/kernel/refusals.ts'

export const onlineRefusals = refusals('onlineBooking', {
  closed: [409, '本店暂未开放在线预约，请致电门店', 'This store takes no bookings online; please call'],
  codeNeeded: [400, '请输入短信验证码', 'Type the code sent to your telephone'],
  tooSoon: [409, '请至少提前 {minutes} 分钟预约，或致电门店', 'Book at least {minutes} minutes ahead, or call us'],
  tooFar: [409, '只能预约 {days} 天内的时间', 'Bookings are open for the next {days} days'],
  slotGone: [409, '{at} 刚刚约满，请另选时间', '{at} has just been taken; choose another time'],
  adviserFull: [409, '该服务顾问当日已约满，请另选顾问或时间', 'This adviser’s day is full; choose another'],
  notAtHome: [409, '此项目需到店办理', 'This has to be done at the store'],
  addressNeeded: [422, '请填写上门地址', 'Say where we should come'],
  tooMany: [
    409,
    '您已有 {n} 个未到店的预约，如需更改请致电门店',
    'You have {n} bookings ahead; call us to change them',
  ],
  carBooked: [
    409,
    '该车已有预约（{number}），如需更改请致电门店',
    'This car is booked already ({number}); call us to change it',
  ],
  notReachable: [409, '客户没有可接收链接的联系方式', 'There is no way to send this customer a link'],
})
