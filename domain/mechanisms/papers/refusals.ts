import { refusals } from '#domain/kernel/refusals.ts'

export const paperRefusals = refusals('papers', {
  otherContent: [409, '单据内容已变更，请重新阅读后再签字', 'The paper changed; read it again before signing'],
  notOpen: [409, '该单据已失效，不能签字', 'This paper is no longer in force'],
  signedAlready: [409, '{label}已签字', 'Signed already: {label}'],
  unknownRole: [400, '该单据没有“{role}”签字栏', 'This paper has no signature field {role}'],
  imageNeeded: [400, '请在签字板上签名', 'Please sign on the pad'],
  wrongPurpose: [404, '链接无效', 'This link is not valid'],
  nobody: [409, '单据没有关联客户，无法发送链接', 'The paper names no customer to send a link to'],
  linkUsed: [409, '该链接已使用', 'This link has been used'],
})
