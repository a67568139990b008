import { fill } from '#domain/kernel/texts.ts'

export type ScriptFacts = {
  store: string
  caller: string
  customer: string
  salutation: string
  visitOn: string
  job: string
}

const opening =
  '您好，我是{store}的{caller}。请问是{customer}{salutation}吗？您{visitOn}在我店做了{job}，感谢您的信任。想占用您几分钟了解一下用车情况，现在方便吗？'
const core = '您{visitOn}做的{job}，目前使用感觉怎么样？对我们的服务还满意吗？'

/** FUP-16: the opening with every place filled; what is missing is named so that the caller sees it before dialling. */
export function openingScript(facts: ScriptFacts): { opening: string; core: string; missing: string[] } {
  const missing = Object.entries(facts)
    .filter(([key, value]) => value === '' && key !== 'salutation')
    .map(([key]) => key)
  const shown = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, value === '' && key !== 'salutation' ? `【${key}】` : value]),
  )
  return { opening: fill(opening, shown), core: fill(core, shown), missing }
}

/** F.4: wording that no script may contain; it invites trouble instead of listening. */
export const forbiddenWordings = ['还有什么问题', '还有哪些毛病', '还有什么毛病', '还有哪里不好', '车子还有问题']

export function forbiddenIn(text: string): string | undefined {
  return forbiddenWordings.find(wording => text.includes(wording))
}
