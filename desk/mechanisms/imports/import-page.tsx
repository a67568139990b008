import { Button, Select, Upload } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { api } from '../../kernel/api.ts'
import { base64Of } from '../../kernel/base64.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { ImportPreview, type Preview } from './import-preview.tsx'
import { ImportRuns } from './import-runs.tsx'
import { importKindsLoader } from './loaders.ts'
import { importText } from './text.ts'

type Chosen = { id: string; kind: string; name: string; base64: string }

const MAX_BYTES = 20 * 1_048_576

/** Choose a file, see what it would do, take its good rows in. */
export function Page() {
  const t = useTexts(importText)
  const [kind, setKind] = useState('vehicles')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [shown, setShown] = useState<Preview | null>(null)
  const [fault, setFault] = useState('')
  const preview = useCommand({ run: api.imports.preview, onDone: setShown })
  const run = useCommand({
    run: api.imports.run,
    invalidates: ['import', 'vehicle', 'person', 'part', 'labourOperation'],
  })
  const forget = () => {
    setChosen(null)
    setShown(null)
    setFault('')
  }
  const choose = (next: string) => {
    setKind(next)
    forget()
  }
  const take = async (file: File) => {
    forget()
    if (file.size > MAX_BYTES) return setFault(t.tooLarge)
    const next = { id: newId(), kind, name: file.name, base64: await base64Of(file) }
    setChosen(next)
    await preview.send({ kind: next.kind, name: next.name, base64: next.base64 })
  }
  const finish = async () => {
    if (!chosen) return
    const outcome = await run.send(chosen)
    if (outcome.ok) forget()
  }
  const wanted = (shown?.added ?? 0) + (shown?.changed ?? 0)
  return (
    <Stack>
      <h1 style={{ margin: 0, fontSize: 18 }}>{t.title}</h1>
      <Section>
        <p style={{ marginTop: 0 }}>{t.hint}</p>
        <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
          <KindSelect value={kind} onChange={choose} />
          <Template kind={kind} />
          <Upload
            accept=".xlsx,.csv,.json"
            maxCount={1}
            showUploadList={false}
            beforeUpload={file => {
              void take(file)
              return false
            }}
          >
            <ActionButton label={chosen?.name ?? t.choose} busy={preview.busy} onClick={() => undefined} />
          </Upload>
          {shown && (
            <ActionButton
              kind="primary"
              label={fill(t.run, { n: wanted })}
              busy={run.busy}
              disabledReason={wanted === 0 ? t.nothing : null}
              onClick={() => void finish()}
            />
          )}
        </div>
        <KnownColumns kind={kind} />
        {fault !== '' && <p role="alert">{fault}</p>}
      </Section>
      {shown && <ImportPreview preview={shown} />}
      <ImportRuns />
    </Stack>
  )
}

function KindSelect({ value, onChange }: { value: string; onChange: (kind: string) => void }) {
  const t = useTexts(importText)
  const { data } = useLoad(importKindsLoader())
  return (
    <Select
      aria-label={t.kind}
      value={value}
      onChange={onChange}
      style={{ width: 160 }}
      options={(data?.rows ?? []).map(row => ({ value: row.key, label: row.title }))}
    />
  )
}

/** An empty sheet with the headings of the kind, with the mark without which Excel in China misreads it. */
function Template({ kind }: { kind: string }) {
  const t = useTexts(importText)
  const { data } = useLoad(importKindsLoader())
  const found = data?.rows.find(row => row.key === kind)
  if (!found) return null
  const heading = found.columns.map(column => column.label).join(',')
  return (
    <Button
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${heading}\r\n`)}`}
      download={fill(t.templateName, { kind: found.title })}
    >
      {t.template}
    </Button>
  )
}

function KnownColumns({ kind }: { kind: string }) {
  const t = useTexts(importText)
  const { data } = useLoad(importKindsLoader())
  const columns = data?.rows.find(row => row.key === kind)?.columns ?? []
  const words = columns.map(column => (column.required ? `${column.label}（${t.required}）` : column.label))
  return (
    <p style={{ color: '#595959', marginBottom: 0 }}>
      {t.columns}：{words.join('、')}
    </p>
  )
}
