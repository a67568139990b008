import { texts } from '#domain/kernel/texts.ts'
import { callStateTexts, operationTexts } from '#domain/mechanisms/outside/call-words.ts'
import { useText } from '../../kernel/text.ts'

export const outsideText = texts({
  title: ['外部接口控制台', 'Outside parties'],
  hint: [
    '以下外部接口均为内置模拟。切换状态可演练对方变慢、中断或返回异常；恢复后等待中的业务会自动继续。',
    'All parties are simulated. Switch one to rehearse slowness, failure or nonsense; what waits goes on by itself afterwards.',
  ],
  ok: ['正常', 'Works'],
  slow: ['缓慢', 'Slow'],
  fail: ['中断', 'Fails'],
  garbage: ['返回异常', 'Nonsense'],
  switched: ['已切换', 'Switched'],
  waiting: ['等待 {n}', '{n} waiting'],
  failed: ['失败 {n}', '{n} failed'],
  party: ['接口', 'Party'],
  operation: ['操作', 'Operation'],
  direction: ['方向', 'Direction'],
  out: ['发出', 'Out'],
  in: ['收到', 'In'],
  state: ['状态', 'State'],
  all: ['全部', 'All'],
  at: ['时间', 'Time'],
  tries: ['尝试', 'Tries'],
  subject: ['相关记录', 'About'],
  content: ['内容', 'Content'],
  request: ['请求', 'Request'],
  answer: ['应答', 'Answer'],
  pay: ['模拟客户付款', 'Pay as the customer'],
  paid: ['已付款，通知随后到达', 'Paid; the notice follows'],
  none: ['还没有外部调用', 'Nothing went out yet'],
  noneHint: ['短信、支付、开票等调用会显示在这里', 'Messages, payments and invoices appear here'],
  stateWaiting: callStateTexts.waiting,
  stateDone: callStateTexts.done,
  stateFailed: callStateTexts.failed,
  down: ['对方无响应', 'No answer'],
  nonsense: ['返回内容无法识别', 'Nonsense'],
})

/** The name of an operation of an outside party. */
export function useOperation(): (operation: string) => string {
  const text = useText()
  return operation => {
    const known = Object.entries(operationTexts).find(([key]) => key === operation)
    return known ? text(known[1]) : operation
  }
}
