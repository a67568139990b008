import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill, type Text } from '#domain/kernel/texts.ts'
import type { QualityDocument } from '#domain/processes/quality/management-shapes.ts'
import { areas, areaTexts, type StandardItem } from '#domain/processes/quality/standards.ts'
import { documentsLoader, managementTouches } from './management-loaders.ts'
import { documentKindTexts, managementText } from './management-text.ts'

/** The quality manual: the edition that holds, and those before it. */
export function DocumentsTab() {
  const t = useTexts(managementText)
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const { data, placeholder } = useLoad(documentsLoader())
  if (!data) return placeholder
  return (
    <>
      <Section
        title={t.documents}
        extra={can('quality.publish') && <Button onClick={() => setOpen(true)}>{t.publish}</Button>}
      >
        {data.documents.length === 0 && <EmptyState title={t.none} />}
      </Section>
      {data.documents.map(document => (
        <DocumentCard key={document.id} document={document} />
      ))}
      <PublishDrawer open={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

function DocumentCard({ document }: { document: QualityDocument }) {
  const t = useTexts(managementText)
  const text = useText()
  return (
    <Section
      title={`${text(documentKindTexts[document.kind])} · ${document.title} · ${fill(t.edition, { n: document.edition })}`}
      extra={
        <span>
          {fill(t.published, { who: document.publishedBy })} <When at={document.publishedAt} />
        </span>
      }
    >
      {document.body && <p style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{document.body}</p>}
      {areas.map(area => {
        const own = document.items.filter(item => item.area === area)
        return own.length === 0 ? null : (
          <div key={area}>
            <strong>{text(areaTexts[area])}</strong>
            <ul>
              {own.map(item => (
                <li key={item.item}>{`${item.item}：${item.measure}（${item.source}）`}</li>
              ))}
            </ul>
          </div>
        )
      })}
    </Section>
  )
}

type Kind = QualityDocument['kind']
type Values = { title: string; body?: string; items?: string }

function PublishDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(managementText)
  const text = useText()
  const [id, setId] = useState(newId)
  const [kind, setKind] = useState<Kind>('rules')
  return (
    <DrawerForm
      open={open}
      width={640}
      title={t.publish}
      saveLabel={t.publish}
      onClose={onClose}
      run={api.qualityManagement.publish}
      invalidates={managementTouches}
      success={t.saved}
      onDone={() => setId(newId())}
      toInput={({ title, body, items }: Values) => ({
        id,
        kind,
        title: title.trim(),
        body: body ?? '',
        items: kind === 'standard' ? itemsOf(items ?? '', text) : [],
      })}
    >
      <Segmented value={kind} options={optionsFrom(documentKindTexts, text)} onChange={value => setKind(value)} />
      <Field<Values> name="title" label={t.docTitle} required>
        <Input maxLength={120} />
      </Field>
      <Field<Values> name="body" label={t.body}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={20_000} />
      </Field>
      {kind === 'standard' && (
        <Field<Values> name="items" label={`${t.items}（${t.standardHint}）`} required>
          <Input.TextArea autoSize={{ minRows: 8, maxRows: 20 }} />
        </Field>
      )}
    </DrawerForm>
  )
}

/** Lines as they are pasted from a table; a kind nobody knows is left out, and the server says what is missing. */
function itemsOf(lines: string, text: (words: Text) => string): StandardItem[] {
  return lines.split('\n').flatMap(line => {
    const [kind = '', item = '', measure = '', source = ''] = line.split(/[|｜\t]/).map(part => part.trim())
    const area = areas.find(each => text(areaTexts[each]) === kind || areaTexts[each][0] === kind)
    return area === undefined || item === '' ? [] : [{ area, item, measure, source }]
  })
}
