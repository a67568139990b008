import { newId } from '#domain/kernel/id.ts'
import { api } from '../../kernel/api.ts'
import { base64Of } from '../../kernel/base64.ts'
import { useCommand } from '../../kernel/command.tsx'

export type FileSubject = { kind: string; id: string }

type Upload = { subject?: FileSubject | undefined; purpose?: string | undefined }

/** Sends a file and answers what the server made of it; undefined when it was refused, which is then shown. */
export function useUpload({ subject, purpose }: Upload) {
  const command = useCommand({ run: api.files.add, invalidates: ['file', ...(subject ? [subject.kind] : [])] })
  const upload = async (content: Blob, name: string) => {
    const outcome = await command.send({
      id: newId(),
      name,
      base64: await base64Of(content),
      ...(subject ? { subjectKind: subject.kind, subjectId: subject.id } : {}),
      ...(purpose === undefined ? {} : { purpose }),
    })
    return outcome.ok ? outcome.answer : undefined
  }
  return { upload, busy: command.busy }
}
