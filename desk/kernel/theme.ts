import type { ThemeConfig } from 'antd'

/** Office screens are read with a mouse, bay and counter tablets with gloved fingers. */
export type Density = 'desk' | 'touch'

/** Colours used outside antd; every pair of text and ground below passes WCAG AA (4.5:1). */
export const palette = {
  primary: '#0958d9',
  text: '#1f1f1f',
  textSoft: '#595959',
  line: '#e4e7ec',
  ground: '#f4f6f9',
  good: '#1e6b12',
  goodGround: '#eaf7e4',
  warn: '#8a4b00',
  warnGround: '#fff4de',
  bad: '#a8071a',
  badGround: '#fdeceb',
  info: '#003eb3',
  infoGround: '#e8f1fe',
  calm: '#434343',
  calmGround: '#eef0f3',
} as const

export const fontFamily =
  "-apple-system, 'Segoe UI', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'HarmonyOS Sans SC', sans-serif"

export function themeFor(density: Density): ThemeConfig {
  const touch = density === 'touch'
  return {
    token: {
      fontFamily,
      fontSize: touch ? 16 : 13,
      controlHeight: touch ? 44 : 28,
      controlHeightSM: touch ? 36 : 24,
      padding: touch ? 16 : 12,
      margin: touch ? 16 : 12,
      borderRadius: touch ? 6 : 4,
      colorPrimary: palette.primary,
      colorLink: palette.primary,
      colorInfo: palette.primary,
      colorError: '#cf1322',
      colorSuccess: '#237804',
      colorWarning: '#ad6800',
      colorText: palette.text,
      colorTextDescription: palette.textSoft,
      colorTextSecondary: palette.textSoft,
      colorTextTertiary: palette.textSoft,
      colorTextPlaceholder: '#6b7280',
      colorBgLayout: palette.ground,
      colorBorderSecondary: palette.line,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Table: {
        cellPaddingBlockSM: touch ? 10 : 4,
        cellPaddingInlineSM: touch ? 10 : 8,
        headerBg: '#f7f8fa',
        headerColor: palette.textSoft,
        headerSplitColor: 'transparent',
        rowHoverBg: '#f2f7ff',
      },
      Segmented: { trackBg: '#e4e8ee', itemColor: '#344054' },
      Tag: { fontSizeSM: 12 },
      Form: { itemMarginBottom: touch ? 20 : 14, verticalLabelPadding: '0 0 3px', labelColor: palette.textSoft },
      Drawer: { footerPaddingBlock: 10 },
    },
  }
}
