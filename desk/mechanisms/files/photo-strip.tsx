import { newId } from '#domain/kernel/id.ts'
import type { FileView } from '#domain/mechanisms/files/contract.ts'
import { useStable } from '../../kernel/browser.ts'
import { at } from '../../kernel/format.tsx'
import type { About } from '../../kernel/offline/entry.ts'
import { usePreview, useQueued } from '../../kernel/offline/use-outbox.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { PhotoCapture } from '../kit/photo-capture.tsx'
import { fileAddress } from './file-address.ts'
import styles from './files.module.css'
import { filesLoader } from './loaders.ts'
import { OtherFiles } from './other-files.tsx'
import { fileText } from './text.ts'
import { type FileSubject, useUpload } from './use-upload.ts'

type PhotoStripProps = {
  subject: FileSubject
  purpose?: string
  /** Without it the strip only shows. */
  canAdd?: boolean
  /** Offers videos, sound and PDF besides photos. */
  allMedia?: boolean
  label?: string
}

/** The photos of a record, taken and shown in place, with its videos, sound and papers below. */
export function PhotoStrip({ subject, purpose, canAdd = false, allMedia = false, label }: PhotoStripProps) {
  const t = useTexts(fileText)
  const { data, placeholder } = useLoad(filesLoader(subject.kind, subject.id, purpose), { rows: 1 })
  const { upload } = useUpload({ subject, purpose })
  if (!data) return placeholder
  const photos = data.filter(isPhoto)
  const others = data.filter(file => !isPhoto(file))
  return (
    <div className={styles.strip}>
      {(canAdd || photos.length > 0) && (
        <PhotoCapture
          photos={photos.map(viewOf)}
          {...(label ? { label } : {})}
          {...(canAdd ? { onAdd: photo => upload(photo, 'photo.jpg') } : {})}
        />
      )}
      {(others.length > 0 || (canAdd && allMedia)) && (
        <OtherFiles files={others} {...(canAdd && allMedia ? { onAdd: upload } : {})} />
      )}
      {!canAdd && data.length === 0 && <span className={styles.none}>{t.noFiles}</span>}
    </div>
  )
}

type FilePhotosProps = {
  fileIds: readonly string[]
  /** Gets the whole list; a photo dropped here stays with the server, only not with this answer. */
  onChange?: (fileIds: string[]) => void
  subject?: FileSubject
  purpose?: string
  small?: boolean
  /** The record they wait for, when they may be taken without the network; `label` says in the list what they show. */
  queue?: { about: About; label: string }
}

/** Photos by their ids, where the list belongs to something else: a point of a checklist, a line, a form. */
export function FilePhotos({ fileIds, onChange, subject, purpose, small, queue }: FilePhotosProps) {
  const { upload } = useUpload({ subject, purpose })
  const later = useQueued('files.add', { about: queue?.about ?? { kind: 'file', id: '' }, invalidates: ['file'] })
  const preview = usePreview()
  // Several photos come one after the other; each joins the list as it is by then.
  const add = useStable(async (photo: Blob) => {
    const id = newId()
    const about = subject ? { subjectKind: subject.kind, subjectId: subject.id } : {}
    if (queue) {
      const file = { id, name: 'photo.jpg', base64: '', ...about, ...(purpose === undefined ? {} : { purpose }) }
      await later.send(file, { label: queue.label, photo })
      join(id)
    } else {
      const file = await upload(photo, 'photo.jpg')
      if (file) join(file.id)
    }
  })
  const join = useStable((id: string) => onChange?.([...fileIds, id]))
  return (
    <PhotoCapture
      photos={fileIds.map(id => ({
        id,
        url: preview(id) ?? fileAddress(id, 'small'),
        wholeUrl: preview(id) ?? fileAddress(id),
      }))}
      small={small ?? false}
      {...(onChange ? { onAdd: add, onRemove: gone => onChange(fileIds.filter(id => id !== gone)) } : {})}
    />
  )
}

function isPhoto(file: FileView): boolean {
  return file.mediaType.startsWith('image/')
}

function viewOf(file: FileView) {
  const caption = [file.createdByName, at(file.createdAt)].filter(Boolean).join(' ')
  return { id: file.id, url: fileAddress(file.id, 'small'), wholeUrl: fileAddress(file.id), caption }
}
