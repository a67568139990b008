import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US.js'
import zhCN from 'antd/locale/zh_CN.js'
import { createContext, type ReactNode, use } from 'react'
import { EmptyState } from './states.tsx'
import { useLang } from './text.ts'
import { type Density, themeFor } from './theme.ts'

const DensityContext = createContext<Density>('desk')

export function useDensity(): Density {
  return use(DensityContext)
}

/** Sets control sizes for everything inside; routes choose it, the kit reads it. */
export function DensityArea({ density, children }: { density: Density; children: ReactNode }) {
  const { lang } = useLang()
  return (
    <DensityContext value={density}>
      <ConfigProvider
        locale={lang === 'en' ? enUS.default : zhCN.default}
        theme={themes[density]}
        button={{ autoInsertSpace: false }}
        form={{ requiredMark: true, scrollToFirstError: true }}
        renderEmpty={part => part === 'Table' && <EmptyState />}
      >
        <App className={`carebay density-${density}`} notification={{ placement: 'topRight' }} message={{ top: 56 }}>
          {children}
        </App>
      </ConfigProvider>
    </DensityContext>
  )
}

const themes = { desk: themeFor('desk'), touch: themeFor('touch') } satisfies Record<Density, unknown>
