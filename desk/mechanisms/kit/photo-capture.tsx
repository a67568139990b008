import { CameraOutlined, CloseOutlined, LoadingOutlined } from '@ant-design/icons'
import { App, Image } from 'antd'
import { type ChangeEvent, useState } from 'react'
import { useTexts } from '../../kernel/text.ts'
import { compressPhoto } from './compress-photo.ts'
import { kitText } from './kit-text.ts'
import styles from './photo-capture.module.css'

/** `wholeUrl` is shown when the small picture is opened. */
export type PhotoView = { id: string; url: string; wholeUrl?: string; caption?: string }

type PhotoCaptureProps = {
  photos: readonly PhotoView[]
  /** Gets the compressed JPEG; uploading is the caller's. */
  onAdd?: (photo: Blob) => Promise<unknown>
  onRemove?: (id: string) => void
  label?: string
  max?: number
  small?: boolean
}

/** Takes photos with the tablet's camera (or from files on a PC) and shows those there are. */
export function PhotoCapture({ photos, onAdd, onRemove, label, max = 20, small }: PhotoCaptureProps) {
  const t = useTexts(kitText)
  const { message } = App.useApp()
  const [busy, setBusy] = useState(0)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const files = [...(input.files ?? [])].slice(0, max - photos.length)
    setBusy(files.length)
    for (const file of files) {
      const photo = await compressPhoto(file).catch(() => null)
      if (photo) await onAdd?.(photo)
      else void message.error(t.photoFailed)
      setBusy(left => left - 1)
    }
    input.value = ''
  }
  return (
    <div className={styles.row} data-small={small || undefined}>
      <Image.PreviewGroup>
        {photos.map(photo => (
          <span key={photo.id} className={styles.photo}>
            <Image
              src={photo.url}
              alt={photo.caption ?? t.photo}
              className={styles.image ?? ''}
              preview={{ src: photo.wholeUrl ?? photo.url }}
            />
            {onRemove && (
              <button
                type="button"
                className={styles.remove}
                aria-label={`${t.remove} ${photo.caption ?? t.photo}`}
                onClick={() => onRemove(photo.id)}
              >
                <CloseOutlined />
              </button>
            )}
          </span>
        ))}
      </Image.PreviewGroup>
      {onAdd && photos.length < max && (
        <label className={styles.take}>
          {busy > 0 ? <LoadingOutlined /> : <CameraOutlined />}
          <span>{busy > 0 ? t.working : (label ?? t.takePhoto)}</span>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            multiple
            disabled={busy > 0}
            onChange={event => void take(event)}
          />
        </label>
      )}
    </div>
  )
}
