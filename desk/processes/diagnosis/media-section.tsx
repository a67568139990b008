import { App, Image, Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { MediumView } from '#domain/processes/diagnosis/media.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useTexts } from '../../kernel/text.ts'
import { fileAddress } from '../../mechanisms/files/file-address.ts'
import { AddFile } from '../../mechanisms/files/other-files.tsx'
import { useUpload } from '../../mechanisms/files/use-upload.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { PhotoCapture } from '../../mechanisms/kit/photo-capture.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import styles from './diagnosis.module.css'
import { diagnosisKinds } from './loaders.ts'
import { MarkDialog } from './mark-dialog.tsx'
import { diagnosisText } from './text.ts'
import type { Case } from './use-case-draft.ts'

/** What was seen, for report and customer: taken, named, put with its finding, drawn upon. */
export function MediaSection({ diagnosis, canEdit }: { diagnosis: Case; canEdit: boolean }) {
  const t = useTexts(diagnosisText)
  const { message } = App.useApp()
  const [marking, setMarking] = useState<MediumView | null>(null)
  const { upload } = useUpload({ subject: { kind: 'diagnosis', id: diagnosis.id }, purpose: 'finding' })
  const add = useCommand({ run: api.diagnosis.addMedium, invalidates: diagnosisKinds })
  const edit = useCommand({ run: api.diagnosis.editMedium, invalidates: diagnosisKinds })
  const put = async (content: Blob, name: string) => {
    const file = await upload(content, name)
    if (file) await add.send({ id: diagnosis.id, mediumId: newId(), fileId: file.id })
  }
  if (!canEdit && diagnosis.media.length === 0) return null
  return (
    <Section title={t.media}>
      <div className={styles.media}>
        {diagnosis.media.map(medium => (
          <Medium
            key={medium.id}
            medium={medium}
            diagnosis={diagnosis}
            canEdit={canEdit}
            onMark={() => setMarking(medium)}
          />
        ))}
      </div>
      {canEdit && (
        <div className={styles.row}>
          <PhotoCapture photos={[]} small onAdd={photo => put(photo, 'photo.jpg')} />
          <AddFile label={t.addFilm} accept="video/mp4,video/webm" onAdd={put} />
          <span className={styles.quiet}>{t.filmHint}</span>
        </div>
      )}
      {marking && (
        <MarkDialog
          address={fileAddress(marking.originalId ?? marking.fileId)}
          onClose={() => setMarking(null)}
          onSave={async picture => {
            const file = await upload(picture, 'marked.jpg')
            if (!file) return
            const { id, version, findingId, caption } = marking
            const outcome = await edit.send({ id, version, findingId, caption, markedFileId: file.id })
            if (outcome.ok) void message.success(t.saved)
            setMarking(null)
          }}
        />
      )}
    </Section>
  )
}

type MediumProps = { medium: MediumView; diagnosis: Case; canEdit: boolean; onMark: () => void }

function Medium({ medium, diagnosis, canEdit, onMark }: MediumProps) {
  const t = useTexts(diagnosisText)
  const edit = useCommand({ run: api.diagnosis.editMedium, invalidates: diagnosisKinds })
  const remove = useCommand({ run: api.diagnosis.removeMedium, invalidates: diagnosisKinds })
  const { id, version, findingId, caption } = medium
  const change = (part: { findingId?: string | null; caption?: string }) =>
    void edit.send({ id, version, findingId, caption, ...part })
  const finding = diagnosis.findings.find(item => item.id === findingId)
  return (
    <figure className={styles.medium}>
      {medium.kind === 'photo' ? (
        <Image
          src={fileAddress(medium.fileId, 'small')}
          alt={caption || t.media}
          className={styles.picture ?? ''}
          preview={{ src: fileAddress(medium.fileId) }}
        />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: a workshop film of a noise has no captions.
        <video
          className={styles.picture}
          src={fileAddress(medium.fileId)}
          controls
          preload="metadata"
          aria-label={caption || t.film}
        />
      )}
      {canEdit ? (
        <>
          <Input
            size="small"
            aria-label={t.caption}
            placeholder={t.caption}
            maxLength={100}
            defaultValue={caption}
            onBlur={event => event.target.value !== caption && change({ caption: event.target.value.trim() })}
          />
          <Select<string>
            size="small"
            aria-label={t.ofFinding}
            value={finding?.id ?? ''}
            onChange={value => change({ findingId: value || null })}
            options={[
              { value: '', label: t.wholeCase },
              ...diagnosis.findings.map(item => ({ value: item.id, label: item.part })),
            ]}
          />
          <span className={styles.row}>
            {medium.kind === 'photo' && <ActionButton label={t.mark} onClick={onMark} />}
            <ActionButton
              kind="danger"
              label={t.takeOut}
              busy={remove.busy}
              onClick={() => void remove.send({ id, version })}
            />
          </span>
        </>
      ) : (
        <figcaption className={styles.quiet}>{[finding?.part, caption].filter(Boolean).join('：')}</figcaption>
      )}
    </figure>
  )
}
