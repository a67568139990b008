import { WarningFilled } from '@ant-design/icons'
import { Alert } from 'antd'
import { plain } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { forbiddenWordings } from '#domain/processes/follow-up/script.ts'
import { orderPath } from '../delivery/addresses.ts'
import styles from './call.module.css'
import type { Workspace } from './call-page.tsx'
import { followUpText, scriptFactTexts } from './text.ts'

/** What to say and what never to say; gaps are named before dialling. */
export function ScriptColumn({ work }: { work: Workspace }) {
  const t = useTexts(followUpText)
  const text = useText()
  const { opening, core, missing } = work.script
  const names = missing.map(key => (isFact(key) ? text(scriptFactTexts[key]) : key))
  return (
    <div className={styles.stack}>
      <Section title={t.script}>
        {missing.length > 0 && <Alert type="warning" showIcon title={fill(t.missing, { items: names.join('、') })} />}
        <h3 className={styles.label}>{t.opening}</h3>
        <p className={styles.say}>{opening}</p>
        <h3 className={styles.label}>{t.core}</h3>
        <p className={styles.say}>{core}</p>
        <p className={styles.mode}>{t[work.talkMode]}</p>
        <h3 className={styles.never}>
          <WarningFilled /> {t.forbidden}
        </h3>
        <p className={styles.wordings}>{forbiddenWordings.map(wording => `“${wording}”`).join('、')}</p>
      </Section>
      <Section>
        <Facts
          facts={[
            { label: t.job, value: work.job, wide: true },
            {
              label: t.order,
              value: work.orderId ? <Go to={orderPath.href({ id: work.orderId })}>{plain(work.orderNumber)}</Go> : null,
            },
            { label: t.visitOn, value: work.visitOn },
            { label: t.adviser, value: work.adviser },
            { label: t.convenient, value: plain(work.convenientTime) },
            { label: t.nextService, value: work.nextServiceOn },
          ]}
        />
      </Section>
    </div>
  )
}

function isFact(key: string): key is keyof typeof scriptFactTexts {
  return key in scriptFactTexts
}
