import { refusals } from '#domain/kernel/refusals.ts'

export const tokenRefusals = refusals('tokens', {
  notYours: [403, '不能授予您自己没有的权限（{verb}）', 'You cannot give a right you do not have ({verb})'],
  notGivable: [422, '接口密钥不能管理接口密钥（{verb}）', 'A key cannot be given the right to manage keys ({verb})'],
  past: [422, '到期日应在今天至两年之内', 'The last day must lie between today and two years from now'],
  nameTaken: [409, '已有同名且在用的接口密钥', 'There is a key of this name in use'],
  revoked: [409, '该接口密钥已吊销', 'This key is revoked already'],
})
