import { Button } from 'antd-mobile'
import { setLang, useLang } from './text.ts'

export function LangButton() {
  const lang = useLang()
  return (
    <Button size="mini" fill="none" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
      {lang === 'zh' ? 'English' : '中文'}
    </Button>
  )
}
