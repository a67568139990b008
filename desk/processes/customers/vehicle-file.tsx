import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import {
  type FileField,
  type FileGroup,
  fileFieldTexts,
  fileGroupTexts,
} from '#domain/processes/customers/file-completeness.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { plain, When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useHrefOf } from '../../kernel/targets.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { RecordDuties } from '../../mechanisms/duties/record-duties.tsx'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Columns, Facts, Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './customers.module.css'
import { EditFileDrawer } from './edit-file-drawer.tsx'
import { fileLoader } from './loaders.ts'
import { fileText } from './text-people.ts'

export type FileAnswer = Awaited<ReturnType<typeof api.customerFiles.get>>
export type CustomerFile = NonNullable<FileAnswer['file']>

/** The customer file of a car: its envelope, what it says, and what it still lacks. */
export function VehicleFile({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(fileText)
  const { data, placeholder } = useLoad(fileLoader(vehicleId))
  const open = useCommand({ run: api.customerFiles.open, invalidates: ['vehicleFile', 'vehicle', 'duty'] })
  if (!data) return placeholder
  if (data.file) return <FilledFile vehicleId={vehicleId} file={data.file} answer={data} />
  return (
    <EmptyState
      title={t.noFile}
      hint={t.noFileHint}
      actions={
        data.can.edit && (
          <ActionButton
            kind="primary"
            label={t.open}
            busy={open.busy}
            onClick={() => void open.send({ vehicleId, kind: 'consultation' })}
          />
        )
      }
    />
  )
}

function FilledFile({ vehicleId, file, answer }: { vehicleId: string; file: CustomerFile; answer: FileAnswer }) {
  const t = useTexts(fileText)
  const [isEditing, setIsEditing] = useState(false)
  return (
    <>
      <Columns
        main={
          <Section title={t.title} extra={<Actions file={file} answer={answer} onEdit={() => setIsEditing(true)} />}>
            <FileFacts file={file} />
          </Section>
        }
        side={
          <>
            <Section>
              {answer.groups.map(group => (
                <Completeness key={group.group} group={group} />
              ))}
            </Section>
            <RecordDuties recordId={file.id} />
          </>
        }
      />
      <EditFileDrawer open={isEditing} vehicleId={vehicleId} file={file} onClose={() => setIsEditing(false)} />
    </>
  )
}

function Actions({ file, answer, onEdit }: { file: CustomerFile; answer: FileAnswer; onEdit: () => void }) {
  const t = useTexts(fileText)
  const hrefOf = useHrefOf()
  const complete = useCommand({
    run: api.customerFiles.complete,
    invalidates: ['vehicleFile', 'vehicle', 'duty', 'paper'],
    success: fill(t.completed, { no: file.envelopeNo }),
  })
  const paper = answer.paperId === null ? undefined : hrefOf('paper', answer.paperId)
  return (
    <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
      {paper && <Go to={paper}>{t.print}</Go>}
      {answer.can.edit && <ActionButton label={t.edit} onClick={onEdit} />}
      {answer.can.edit && (
        <ActionButton
          kind="primary"
          label={t.complete}
          busy={complete.busy}
          onClick={() => void complete.send({ id: file.id, version: file.version })}
        />
      )}
    </span>
  )
}

function FileFacts({ file }: { file: CustomerFile }) {
  const t = useTexts(fileText)
  const text = useText()
  const talk = [file.nextTalkKind, file.nextTalk].filter(Boolean).join('：')
  const notGiven = file.notGiven.filter(isField).map(field => text(fileFieldTexts[field]))
  return (
    <Facts
      facts={[
        { label: t.envelope, value: file.envelopeNo },
        { label: t.kind, value: file.kind === 'repair' ? t.repair : t.consultation },
        { label: t.openedAt, value: <When at={file.openedAt} /> },
        {
          label: t.completedAt,
          value: file.completedAt ? (
            <>
              {file.completedByName} <When at={file.completedAt} />
            </>
          ) : (
            t.incomplete
          ),
        },
        { label: t.cabinetPlace, value: plain(file.cabinetPlace) },
        { label: t.feesUntil, value: plain(file.feesUntil) },
        { label: t.wantedServices, value: plain(file.wantedServices), wide: true },
        { label: t.habits, value: plain(file.habits), wide: true },
        { label: t.preferences, value: plain(file.preferences), wide: true },
        { label: t.advice, value: plain(file.advice), wide: true },
        { label: t.nextTalk, value: plain(talk), wide: true },
        { label: t.nextTalkOn, value: plain(file.nextTalkOn) },
        { label: t.notGiven, value: plain(notGiven.join('、')) },
      ]}
    />
  )
}

function Completeness({ group }: { group: FileAnswer['groups'][number] }) {
  const t = useTexts(fileText)
  const text = useText()
  const name = isGroup(group.group) ? text(fileGroupTexts[group.group]) : group.group
  const fields = group.gaps.filter(isField).map(field => text(fileFieldTexts[field]))
  return (
    <div className={styles.group}>
      <span className={styles.groupName}>
        {name} {group.total - group.gaps.length}/{group.total}
      </span>
      {fields.length === 0 ? (
        <StatusTag tone="good">{t.full}</StatusTag>
      ) : (
        <StatusTag tone="warn">{fill(t.gaps, { fields: fields.join('、') })}</StatusTag>
      )}
    </div>
  )
}

const isField = (key: string): key is FileField => Object.hasOwn(fileFieldTexts, key)
const isGroup = (key: string): key is FileGroup => Object.hasOwn(fileGroupTexts, key)
