import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import type { Lang } from '#domain/kernel/texts.ts'

/** Names of days and months in the pickers; they take them from here, not from the words of the other controls. */
export function setDateLang(lang: Lang) {
  dayjs.locale(lang === 'en' ? 'en' : 'zh-cn')
}
