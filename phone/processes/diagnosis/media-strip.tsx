import { ImageViewer } from 'antd-mobile'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { LinkMedium } from '#domain/processes/diagnosis/media.ts'
import { useTexts } from '../../kernel/text.ts'
import styles from './diagnosis.module.css'
import { diagnosisText } from './text.ts'

/** Pictures side by side, a tap makes one as large as the screen; films play in place, from any second. */
export function MediaStrip({ token, media }: { token: string; media: readonly LinkMedium[] }) {
  const t = useTexts(diagnosisText)
  const [open, setOpen] = useState<string | null>(null)
  if (media.length === 0) return null
  const address = (fileId: string) => `/api/links/${token}/files/${fileId}`
  const photos = media.filter(medium => medium.kind === 'photo')
  const films = media.filter(medium => medium.kind === 'film')
  return (
    <div className={styles.media}>
      {photos.length > 0 && (
        <div className={styles.photos}>
          {photos.map((photo, at) => (
            <button
              key={photo.fileId}
              type="button"
              className={styles.photo}
              aria-label={photo.caption || fill(t('photo'), { n: at + 1 })}
              onClick={() => setOpen(photo.fileId)}
            >
              <img src={`${address(photo.fileId)}?size=small`} alt="" loading="lazy" />
              {photo.caption !== '' && <span>{photo.caption}</span>}
            </button>
          ))}
        </div>
      )}
      {films.map(film => (
        <figure key={film.fileId} className={styles.film}>
          {/* biome-ignore lint/a11y/useMediaCaption: a workshop film of a noise has no captions. */}
          <video
            src={address(film.fileId)}
            controls
            playsInline
            preload="metadata"
            aria-label={film.caption || t('film')}
          />
          <figcaption>{film.caption || t('film')}</figcaption>
        </figure>
      ))}
      <ImageViewer image={open === null ? '' : address(open)} visible={open !== null} onClose={() => setOpen(null)} />
    </div>
  )
}
