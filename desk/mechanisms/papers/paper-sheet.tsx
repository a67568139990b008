import type { PaperDefinition } from '#domain/mechanisms/papers/definition.ts'
import { useLoad } from '../../kernel/query.tsx'
import { fileAddress } from '../files/file-address.ts'
import { paperLoader } from './loaders.ts'
import { PaperView } from './paper-view.tsx'

/** An issued paper by its id, inside a page, as it is printed. */
export function PaperSheet({ paperId, definition }: { paperId: string; definition: PaperDefinition }) {
  const { data, placeholder } = useLoad(paperLoader(paperId), { rows: 10 })
  if (!data) return placeholder
  return <PaperView definition={definition} document={data.document} photoUrl={id => fileAddress(id)} />
}
