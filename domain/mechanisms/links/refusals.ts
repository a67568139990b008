import { refusals } from '#domain/kernel/refusals.ts'

export const linkRefusals = refusals('links', {
  used: [409, '此链接已使用过', 'This link has been used already'],
  noPhone: [409, '客户没有可用的手机号', 'The customer has no telephone number to send a code to'],
  tooSoon: [429, '验证码发送过于频繁，请 {seconds} 秒后再试', 'A code was just sent; try again in {seconds} seconds'],
  tooMany: [429, '该手机号今日验证码次数已用完', 'No more codes for this telephone number today'],
  storeBudget: [429, '本店今日验证码总量已用完', 'This store has no more codes to send today'],
  noCode: [409, '请先获取验证码', 'Ask for a code first'],
  codeExpired: [409, '验证码已失效，请重新获取', 'The code is no longer valid; ask for a new one'],
  wrongCode: [400, '验证码不正确，还可再试 {left} 次', 'The code is wrong; {left} tries left'],
  noTriesLeft: [429, '验证码错误次数过多，请重新获取', 'Too many wrong codes; ask for a new one'],
})
