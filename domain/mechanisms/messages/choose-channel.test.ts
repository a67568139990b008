import { expect, test } from 'vitest'
import { chooseChannel, type Reachable } from './choose-channel.ts'
import { defineMessage, type MessageDefinition } from './definition.ts'
import { sealSecrets } from './secrets.ts'

const reminder = defineMessage({
  key: 'test.reminder',
  purpose: 'service',
  channels: ['wechat', 'sms', 'mail', 'call'],
  title: '提醒',
  body: '提醒',
})
const person: Reachable = { phone: true, wechat: true, mail: true, address: true, preferred: '', consents: [] }
const no = (channel: string, purpose = 'service') => ({ channel, purpose, allowed: false })
const yes = (channel: string, purpose = 'service') => ({ channel, purpose, allowed: true })

test('a message without a channel is a mistake', () => {
  expect(() => defineMessage({ ...reminder, channels: [] })).toThrow('no channel')
})

test.each<[string, Partial<MessageDefinition>, Partial<Reachable>, object]>([
  ['the first channel', {}, {}, { channel: 'wechat' }],
  ['no WeChat known', {}, { wechat: false }, { channel: 'sms' }],
  ['SMS refused', {}, { wechat: false, consents: [no('sms')] }, { channel: 'mail' }],
  ['SMS refused for advertising only', {}, { wechat: false, consents: [no('sms', 'marketing')] }, { channel: 'sms' }],
  ['only a call remains', {}, { wechat: false, mail: false, consents: [no('sms')] }, { channel: 'call' }],
  ['the preferred channel leads', {}, { preferred: 'mail' }, { channel: 'mail' }],
  [
    'a preferred channel that was refused does not',
    {},
    { preferred: 'sms', consents: [no('sms')] },
    { channel: 'wechat' },
  ],
  ['a preferred channel the message does not know', {}, { preferred: 'letter' }, { channel: 'wechat' }],
  ['liking calls is no reason to ring for everything', {}, { preferred: 'call' }, { channel: 'wechat' }],
  ['where calls come first they do', { preferCall: true }, { preferred: 'call' }, { channel: 'call' }],
  ['nobody asked for advertising', { purpose: 'marketing' }, {}, { channel: 'wechat', suppressed: 'refused' }],
  [
    'advertising that was asked for',
    { purpose: 'marketing' },
    { consents: [yes('sms', 'marketing')] },
    { channel: 'sms' },
  ],
  ['care is welcome until refused', { purpose: 'care' }, {}, { channel: 'wechat' }],
  [
    'no way to reach',
    {},
    { phone: false, wechat: false, mail: false },
    { channel: 'wechat', suppressed: 'unreachable' },
  ],
  ['everything refused', { channels: ['sms'] }, { consents: [no('sms')] }, { channel: 'sms', suppressed: 'refused' }],
  ['a code one asked for', { channels: ['sms'], asked: true }, { consents: [no('sms')] }, { channel: 'sms' }],
  ['a letter needs an address', { channels: ['letter', 'sms'] }, { address: false }, { channel: 'sms' }],
])('SYS-09: channel of a message: %s', (_, definition, about, expected) => {
  expect(chooseChannel({ ...reminder, ...definition }, { ...person, ...about })).toEqual(expected)
})

test('SYS-09: links and codes are sealed, the rest is plain', () => {
  const seal = (text: string) => `sealed ${text}`
  const words = { salutation: '王先生', link: 'https://shop.invalid/m/abc', code: '123456' }
  expect(sealSecrets('{salutation}，请看 {link}', words, seal)).toEqual({
    shown: '王先生，请看 〔链接〕',
    sealed: 'sealed 王先生，请看 https://shop.invalid/m/abc',
  })
  expect(sealSecrets('验证码 {code}', words, seal).shown).not.toContain('123456')
  expect(sealSecrets('{salutation}，您好', words, seal)).toEqual({ shown: '王先生，您好', sealed: null })
})
