import { Checkbox, Input, TextArea } from 'antd-mobile'
import { useTexts } from '../../kernel/text.ts'
import styles from './booking.module.css'
import { bookingText } from './text.ts'
import type { SectionProps } from './use-wish.ts'

/** What the adviser would ask on the telephone. */
export function CarSection({ wish, change, isKnown }: SectionProps & { isKnown: boolean }) {
  const t = useTexts(bookingText)
  return (
    <section className={styles.section} aria-label={t('car')}>
      <h2 className={styles.heading}>{t('car')}</h2>
      {!isKnown && (
        <Input
          aria-label={t('plate')}
          placeholder={t('plate')}
          maxLength={20}
          value={wish.plate}
          onChange={plate => change({ plate })}
        />
      )}
      <Input
        aria-label={t('mileage')}
        placeholder={t('mileage')}
        inputMode="numeric"
        value={wish.mileage}
        onChange={value => change({ mileage: value.replace(/\D/g, '').slice(0, 7) })}
      />
      {!isKnown && (
        <Checkbox checked={wish.firstRepair} onChange={firstRepair => change({ firstRepair })}>
          {t('first')}
        </Checkbox>
      )}
      <Checkbox checked={wish.repeatRepair} onChange={repeatRepair => change({ repeatRepair })}>
        {t('repeat')}
      </Checkbox>
      <TextArea
        aria-label={t('faults')}
        placeholder={t('faults')}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={wish.faults}
        onChange={faults => change({ faults })}
      />
      <TextArea
        aria-label={t('wishes')}
        placeholder={t('wishes')}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={wish.wishes}
        onChange={wishes => change({ wishes })}
      />
    </section>
  )
}
