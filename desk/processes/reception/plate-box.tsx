import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTexts } from '#desk/kernel/text.ts'
import { normalisePlate, parsePlate } from '#domain/kernel/plate.ts'
import styles from './reception.module.css'
import { receptionText } from './text.ts'

type PlateBoxProps = {
  label: string
  button: ReactNode
  busy?: boolean
  autoFocus?: boolean
  onPlate: (plate: string) => void
}

/** Plate first: big letters, Enter goes on, and a plate that cannot be is said before anything is sent. */
export function PlateBox({ label, button, busy, autoFocus, onPlate }: PlateBoxProps) {
  const t = useTexts(receptionText)
  const [typed, setTyped] = useState('')
  const [isBad, setIsBad] = useState(false)
  const submit = () => {
    const plate = normalisePlate(typed)
    if (plate === '') return
    const isPlate = parsePlate(plate).ok
    setIsBad(!isPlate)
    if (!isPlate) return
    onPlate(plate)
    setTyped('')
  }
  return (
    <Input.Search
      className={styles.plate ?? ''}
      size="large"
      aria-label={label}
      placeholder={label}
      enterButton={button}
      loading={busy ?? false}
      autoFocus={autoFocus ?? false}
      autoComplete="off"
      value={typed}
      status={isBad ? 'error' : ''}
      suffix={isBad ? <span className={styles.fault}>{t.badPlate}</span> : <span />}
      onChange={event => {
        setTyped(event.target.value.toUpperCase())
        setIsBad(false)
      }}
      onSearch={submit}
    />
  )
}
