import { useState } from 'react'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useSession } from '../../kernel/session.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { TimelineButton } from '../timeline/timeline-drawer.tsx'
import { Exceptions } from './calendar-exceptions.tsx'
import styles from './duties.module.css'
import { calendarLoader } from './loaders.ts'
import { calendarText } from './text.ts'
import { WeekEditor } from './week-editor.tsx'

type Loaded = Awaited<ReturnType<typeof api.calendar.read>>
type Draft = Pick<Loaded, 'weekly' | 'exceptions'>

/** Opening hours by weekday, and the days that differ from them. */
export function Page() {
  const { data, placeholder, reload } = useLoad(calendarLoader())
  if (!data) return placeholder
  return <CalendarEditor key={data.version} loaded={data} onReload={reload} />
}

function CalendarEditor({ loaded, onReload }: { loaded: Loaded; onReload: () => void }) {
  const t = useTexts(calendarText)
  const { store } = useSession()
  const [draft, setDraft] = useState<Draft>({ weekly: loaded.weekly, exceptions: loaded.exceptions })
  const command = useCommand({ run: api.calendar.set, invalidates: ['store'], success: t.saved, onReload })
  const canSet = loaded.can.set
  const save = () => void command.send({ ...draft, version: loaded.version })
  return (
    <Stack>
      <header className={styles.pageHead}>
        <h1 className={styles.pageTitle}>{t.title}</h1>
        <TimelineButton subjectId={store.id} about={['store']} />
      </header>
      <Section
        title={t.weekly}
        extra={canSet && <ActionButton kind="primary" label={t.save} onClick={save} busy={command.busy} />}
      >
        <p className={styles.aside}>{t.hint}</p>
        <WeekEditor weekly={draft.weekly} disabled={!canSet} onChange={weekly => setDraft({ ...draft, weekly })} />
      </Section>
      <Exceptions
        exceptions={draft.exceptions}
        disabled={!canSet}
        onChange={exceptions => setDraft({ ...draft, exceptions })}
      />
    </Stack>
  )
}
