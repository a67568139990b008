import { GlobalOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { kernelText } from './kernel-text.ts'
import { useLang, useTexts } from './text.ts'

/** Switches between Chinese and English; what the server words is read again. */
export function useSwitchLang() {
  const { lang, setLang } = useLang()
  const client = useQueryClient()
  return () => {
    setLang(lang === 'zh' ? 'en' : 'zh')
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
