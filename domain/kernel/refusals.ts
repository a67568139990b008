import { fill, inLang, type Lang, type Text } from './texts.ts'

/**
 * What a rule or a command says when it refuses: a stable code, an HTTP status and the wording in both languages.
 * Placeholders like `{field}` are filled from the parameters given when it is raised.
 */
export type Refusal = { code: string; status: number; zh: string; en: string }

/** A word of our own, such as a state's name, is given in both languages; the reader's is chosen when the sentence is written. */
export type RefusalParams = Readonly<Record<string, string | number | Text>>

/** Outcome of a rule: a value, or a refusal with the parameters its wording needs. */
export type Ruling<T> = { ok: true; value: T } | { ok: false; refusal: Refusal; params: RefusalParams }

type Wording = readonly [status: number, zh: string, en: string]

/** Declares the refusals of one feature; the code is `<feature>.<name>`. */
export function refusals<const T extends Record<string, Wording>>(feature: string, table: T): Record<keyof T, Refusal> {
  const entries = Object.entries(table).map(([name, [status, zh, en]]) => [
    name,
    { code: `${feature}.${name}`, status, zh, en },
  ])
  return Object.fromEntries(entries)
}

export function allow<T>(value: T): Ruling<T> {
  return { ok: true, value }
}

export function deny(
  refusal: Refusal,
  params: RefusalParams = {},
): { ok: false; refusal: Refusal; params: RefusalParams } {
  return { ok: false, refusal, params }
}

/** The refusal's sentence in the reader's language. */
export function wordingOf(refusal: Refusal, params: RefusalParams, lang: Lang): string {
  return fill(lang === 'en' ? refusal.en : refusal.zh, inLang(params, lang))
}

/** Refusals every endpoint can answer with, whatever its business. */
export const kernelRefusals = refusals('kernel', {
  badInput: [400, '提交的内容有误，请检查标出的字段', 'The input is not valid; check the fields named'],
  noIdempotencyKey: [400, '缺少 Idempotency-Key 请求头', 'The Idempotency-Key header is missing'],
  notSignedIn: [401, '请先登录', 'Please sign in first'],
  wrongPassword: [401, '用户名或密码不正确', 'User name or password is wrong'],
  forbidden: [403, '您的岗位没有此操作的权限（{verb}）', 'Your role does not allow this ({verb})'],
  staffOnly: [403, '此操作只能由员工本人进行', 'Only a member of staff can do this'],
  crossSite: [403, '请求来自其他网站，已拒绝', 'This was sent by another site and is refused'],
  foreignStore: [403, '您无权进入该门店', 'You have no access to this store'],
  notFound: [404, '没有找到所请求的记录', 'There is no such record'],
  stale: [
    409,
    '{who} 已在 {at} 修改了此记录（{fields}），请重新加载后再改',
    '{who} changed this record at {at} ({fields}); reload and try again',
  ],
  duplicate: [409, '该记录已存在', 'This record exists already'],
  conflict: [409, '该操作与现有数据冲突（{constraint}）', 'This conflicts with existing data ({constraint})'],
  inFlight: [409, '同一请求正在处理，请稍候', 'The same request is still being handled'],
  tooLarge: [413, '上传的内容过大', 'The upload is too large'],
  keyReused: [
    422,
    '之前的提交已经完成，内容与现在填写的不同；请核对后再提交',
    'An earlier submission under this Idempotency-Key went through with other content; check before sending again',
  ],
  locked: [429, '尝试次数过多，请在 {minutes} 分钟后再试', 'Too many attempts; try again in {minutes} minutes'],
  tooFast: [429, '请求过于频繁，请在 {seconds} 秒后再试', 'Too many requests; try again in {seconds} seconds'],
  busy: [503, '系统繁忙，请重试', 'The system is busy; please try again'],
  diskFull: [
    503,
    '服务器磁盘已满，暂时只能查看；请联系管理员清理磁盘，之后即可继续',
    'The disk of the server is full, so nothing can be saved; once there is space again, go on',
  ],
  internal: [500, '系统内部错误，编号 {requestId}', 'Internal error, reference {requestId}'],
  clockIsReal: [409, '系统使用真实时钟，不能调整时间', 'The system runs on real time; the clock cannot be moved'],
})
