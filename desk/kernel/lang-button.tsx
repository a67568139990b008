import { GlobalOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Lang } from '#domain/kernel/texts.ts'
import { kernelText } from './kernel-text.ts'
import { useLang, useTexts } from './text.ts'

/** Switches between Chinese and English; what the server words is read again. */
export function useSwitchLang(tell?: (lang: Lang) => void) {
  const { lang, setLang } = useLang()
  const client = useQueryClient()
  return () => {
    const next = lang === 'zh' ? 'en' : 'zh'
    setLang(next)
    tell?.(next)
    void client.invalidateQueries()
  }
}

export function LangButton() {
  const t = useTexts(kernelText)
  const switchLang = useSwitchLang()
  return (
    <Button type="text" icon={<GlobalOutlined />} onClick={switchLang}>
      {t.otherLang}
    </Button>
  )
}
