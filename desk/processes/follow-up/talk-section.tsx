import { Input, Radio } from 'antd'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import styles from './call.module.css'
import { followUpText, whoTexts } from './text.ts'
import type { TicketDraft } from './ticket-drafts.tsx'

export type Talk = {
  interviewee: '' | keyof typeof whoTexts
  satisfied: boolean | null
  mayCallAgain: boolean | null
  vehicleUse: string
  opinion: string
  newNeeds: string
  tipsTold: string
  praise: string
  tickets: readonly TicketDraft[]
}

export const emptyTalk: Talk = {
  interviewee: '',
  satisfied: null,
  mayCallAgain: null,
  vehicleUse: '',
  opinion: '',
  newNeeds: '',
  tipsTold: '',
  praise: '',
  tickets: [],
}

const words = ['vehicleUse', 'opinion', 'newNeeds', 'tipsTold', 'praise'] as const

/** What was said, typed while listening; nothing of it is required to end a call nobody answered. */
export function TalkSection({ talk, onChange }: { talk: Talk; onChange: (change: Partial<Talk>) => void }) {
  const t = useTexts(followUpText)
  const text = useText()
  const yesNo = (yes: string, no: string) => [
    { value: true, label: yes },
    { value: false, label: no },
  ]
  return (
    <Section title={t.talk}>
      <div className={styles.form}>
        <div className={styles.ask}>
          <span>{t.who}</span>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            value={talk.interviewee}
            options={optionsFrom(whoTexts, text)}
            onChange={event => onChange({ interviewee: event.target.value })}
          />
        </div>
        <div className={styles.ask}>
          <span>{t.satisfied}</span>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            value={talk.satisfied}
            options={yesNo(t.yes, t.no)}
            onChange={event => onChange({ satisfied: event.target.value })}
          />
        </div>
        <div className={styles.ask}>
          <span>{t.may}</span>
          <Radio.Group
            optionType="button"
            value={talk.mayCallAgain}
            options={yesNo(t.mayYes, t.mayNo)}
            onChange={event => onChange({ mayCallAgain: event.target.value })}
          />
        </div>
        {words.map(name => (
          <div key={name} className={styles.ask}>
            <span>{t[name]}</span>
            <Input.TextArea
              aria-label={t[name]}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={name === 'opinion' ? 1000 : 500}
              value={talk[name]}
              onChange={event => onChange({ [name]: event.target.value })}
            />
          </div>
        ))}
      </div>
    </Section>
  )
}
