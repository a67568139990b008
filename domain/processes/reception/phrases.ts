import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'

const zPhrase = z.string().trim().min(1).max(300)

/** What is said, when: the store writes the words, {store}, {adviser} and {customer} are filled in. */
export const phrases = definePolicy({
  key: 'phrases',
  title: ['规范用语', 'Standard wording'],
  requirement: 'RCV-30',
  schema: z.strictObject({
    welcome: zPhrase,
    selfIntro: zPhrase,
    tea: zPhrase,
    rememberBooking: zPhrase,
    seeOffFormalities: zPhrase,
    seeOffConsult: zPhrase,
    seeOffUnrepaired: zPhrase,
  }),
  presets: [
    {
      name: 'standard',
      source: '000 S13、S14、S15、S21；002 T09',
      value: {
        welcome: '{customer}，您好！欢迎光临{store}。',
        selfIntro: '我是服务顾问{adviser}，今天由我为您服务。',
        tea: '请这边坐，您喝茶、咖啡还是水？',
        rememberBooking: '下次来之前请先预约，到店就能安排，不用等候。',
        seeOffFormalities: '手续已全部办好，您可以在休息区等候，也可以先去忙，完工前我会通知您。',
        seeOffConsult: '再见，祝您一路平安，欢迎随时联系我们。',
        seeOffUnrepaired: '没关系，您再考虑。路上请慢行，有需要随时找我。',
      },
    },
  ],
  recommended: 'standard',
  labels: {
    welcome: ['欢迎', 'Welcome'],
    selfIntro: ['自我介绍', 'Introducing oneself'],
    tea: ['让座奉茶', 'Seat and tea'],
    rememberBooking: ['提醒预约', 'Reminder to book'],
    seeOffFormalities: ['手续办完', 'All formalities done'],
    seeOffConsult: ['咨询送别', 'Farewell after a question'],
    seeOffUnrepaired: ['未修送别', 'Farewell without a repair'],
  },
})

export type Phrases = z.infer<(typeof phrases)['schema']>
export const phraseKeys = [
  'welcome',
  'selfIntro',
  'tea',
  'rememberBooking',
  'seeOffFormalities',
  'seeOffConsult',
  'seeOffUnrepaired',
] as const satisfies readonly (keyof Phrases)[]

/** The words as they are said now; nobody is addressed by a name that is not known. */
export function said(wording: Phrases, names: { store: string; adviser: string; customer: string }): Phrases {
  const say = (text: string) =>
    text
      .replaceAll('{store}', names.store)
      .replaceAll('{adviser}', names.adviser)
      .replaceAll('{customer}', names.customer)
      .replace(/^[，、\s]+/, '')
  return {
    welcome: say(wording.welcome),
    selfIntro: say(wording.selfIntro),
    tea: say(wording.tea),
    rememberBooking: say(wording.rememberBooking),
    seeOffFormalities: say(wording.seeOffFormalities),
    seeOffConsult: say(wording.seeOffConsult),
    seeOffUnrepaired: say(wording.seeOffUnrepaired),
  }
}
