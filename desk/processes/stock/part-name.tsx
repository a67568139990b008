import { useText } from '#desk/kernel/text.ts'
import type { PartGrade } from '#domain/processes/catalogue/kinds.ts'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import styles from './stock.module.css'

type PartNameProps = { name: string; number: string; grade?: PartGrade; hint?: string }

/** A part as people tell it apart: its name, below its number and grade. */
export function PartName({ name, number, grade, hint }: PartNameProps) {
  const text = useText()
  return (
    <span className={styles.part}>
      <strong>{name}</strong>
      <span className={styles.soft}>
        <span className="cb-num">{number}</span>
        {grade && grade !== 'original' && ` · ${text(partGradeTexts[grade])}`}
        {hint && ` · ${hint}`}
      </span>
    </span>
  )
}
