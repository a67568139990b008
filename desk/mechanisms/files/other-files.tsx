import { FilePdfOutlined, LoadingOutlined, PaperClipOutlined } from '@ant-design/icons'
import { App } from 'antd'
import { type ChangeEvent, useState } from 'react'
import { type FileView, MAX_FILE_BYTES } from '#domain/mechanisms/files/contract.ts'
import { When } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { fileAddress } from './file-address.ts'
import styles from './files.module.css'
import { fileText } from './text.ts'

const everyKind = 'video/mp4,video/webm,audio/mp4,audio/x-m4a,.m4a,application/pdf'

type OtherFilesProps = { files: readonly FileView[]; onAdd?: (file: File, name: string) => Promise<unknown> }

/** Videos and sound with their players, papers to open. */
export function OtherFiles({ files, onAdd }: OtherFilesProps) {
  return (
    <div className={styles.others}>
      {files.map(file => (
        <figure key={file.id} className={styles.other}>
          <Player file={file} />
          <figcaption className={styles.caption}>
            {file.name} · {file.createdByName} <When at={file.createdAt} />
          </figcaption>
        </figure>
      ))}
      {onAdd && <AddFile onAdd={onAdd} />}
    </div>
  )
}

function Player({ file }: { file: FileView }) {
  const address = fileAddress(file.id)
  if (file.mediaType.startsWith('video/'))
    // biome-ignore lint/a11y/useMediaCaption: a workshop video of a noise has no captions.
    return <video className={styles.video} src={address} controls preload="metadata" aria-label={file.name} />
  if (file.mediaType.startsWith('audio/'))
    // biome-ignore lint/a11y/useMediaCaption: as above.
    return <audio src={address} controls preload="metadata" aria-label={file.name} />
  return (
    <a href={address} download={file.name}>
      {file.mediaType === 'application/pdf' ? <FilePdfOutlined /> : <PaperClipOutlined />} {file.name}
    </a>
  )
}

type AddFileProps = {
  onAdd: (file: File, name: string) => Promise<unknown>
  label?: string
  /** Kinds offered; the server looks at the bytes whatever they are called. */
  accept?: string
}

export function AddFile({ onAdd, label, accept = everyKind }: AddFileProps) {
  const t = useTexts(fileText)
  const { message } = App.useApp()
  const [isBusy, setIsBusy] = useState(false)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const [file] = input.files ?? []
    if (file && file.size > MAX_FILE_BYTES) void message.error(t.tooLarge)
    else if (file) {
      setIsBusy(true)
      await onAdd(file, file.name)
      setIsBusy(false)
    }
    input.value = ''
  }
  return (
    <label className={styles.add}>
      {isBusy ? <LoadingOutlined /> : <PaperClipOutlined />}
      <span>{isBusy ? t.uploading : (label ?? t.addFile)}</span>
      <input type="file" accept={accept} disabled={isBusy} onChange={event => void take(event)} />
    </label>
  )
}
