import { Segmented } from 'antd'
import { today } from '#desk/kernel/clock.ts'
import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { MonthPicker } from '#desk/mechanisms/kit/month-picker.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { AccidentsTab } from './accidents-tab.tsx'
import { AppraisalTab } from './appraisal-tab.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { managementText } from './management-text.ts'
import { MonitoringTab } from './monitoring-tab.tsx'
import { ReportTab } from './report-tab.tsx'

const tabs = ['report', 'monitoring', 'accidents', 'documents', 'appraisal'] as const
const filters = { tab: choiceFilter(tabs, 'report'), month: textFilter() }

/** Quality of the house by month: the report, how it is watched, accidents, rules, and what it means for people. */
export function Page() {
  const t = useTexts(managementText)
  const bound = useFilters(filters)
  const { tab } = bound.values
  const month = bound.values.month || today().slice(0, 7)
  return (
    <Stack>
      <Section
        title={t.title}
        extra={<MonthPicker label={t.month} month={month} onPick={value => bound.setRaw('month', value)} />}
      >
        <Segmented
          value={tab}
          options={tabs.map(value => ({ value, label: t[value] }))}
          onChange={value => bound.setRaw('tab', value)}
        />
      </Section>
      {tab === 'report' && <ReportTab month={month} />}
      {tab === 'monitoring' && <MonitoringTab month={month} />}
      {tab === 'accidents' && <AccidentsTab year={month.slice(0, 4)} />}
      {tab === 'documents' && <DocumentsTab />}
      {tab === 'appraisal' && <AppraisalTab month={month} />}
    </Stack>
  )
}
