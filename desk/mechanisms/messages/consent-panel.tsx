import { Checkbox, Tooltip } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { type Channel, channels, type Purpose, purposes } from '#domain/mechanisms/messages/definition.ts'
import { channelTexts, purposeTexts } from '#domain/mechanisms/messages/states.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { useInTurn } from '../kit/use-in-turn.ts'
import styles from './consent-panel.module.css'
import { consentsLoader } from './loaders.ts'
import { consentText } from './text.ts'

/** Which channels a person accepts for which purpose, as a grid to tick. */
export function ConsentPanel({ personId }: { personId: string }) {
  const t = useTexts(consentText)
  const text = useText()
  const inTurn = useInTurn()
  const { data, placeholder } = useLoad(consentsLoader(personId))
  const command = useCommand({ run: api.messages.setConsent, invalidates: ['person'], success: t.saved })
  if (!data) return placeholder
  const consentOf = (channel: Channel, purpose: Purpose) =>
    data.rows.find(row => row.channel === channel && row.purpose === purpose)
  const set = (channel: Channel, purpose: Purpose, allowed: boolean) =>
    void inTurn(() => command.send({ personId, changes: [{ channel, purpose, allowed }] }))
  return (
    <>
      <p className={styles.hint}>{t.hint}</p>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">{t.title}</th>
            {channels.map(channel => (
              <th key={channel} scope="col">
                {text(channelTexts[channel])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {purposes.map(purpose => (
            <tr key={purpose}>
              <th scope="row">{text(purposeTexts[purpose])}</th>
              {channels.map(channel => {
                const consent = consentOf(channel, purpose)
                const said = consent?.givenAt ? fill(t.said, { at: at(consent.givenAt) }) : t.silent
                return (
                  <td key={channel} data-silent={consent?.givenAt === null || undefined}>
                    <Tooltip title={`${said} ${consent?.source ?? ''}`}>
                      <Checkbox
                        aria-label={`${text(purposeTexts[purpose])} ${text(channelTexts[channel])}`}
                        checked={consent?.allowed ?? false}
                        disabled={!data.can.set}
                        onChange={event => set(channel, purpose, event.target.checked)}
                      />
                    </Tooltip>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
