import { Alert, Button, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import type { PaperDefinition } from '#domain/mechanisms/papers/definition.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { loader, useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { fileAddress } from '../files/file-address.ts'
import { SignaturePad, type SignatureValue } from '../kit/signature-pad.tsx'
import { PaperView } from './paper-view.tsx'
import styles from './sign-papers.module.css'
import { signText } from './sign-text.ts'

export type PaperToSign = { id: string; definition: PaperDefinition }

type SignPapersProps = {
  /** In the order in which they are signed. */
  papers: readonly PaperToSign[]
  signerName: string
  role?: string
  /** Kinds of record that change with the signature. */
  invalidates: readonly string[]
  onClose: () => void
  onSigned?: () => void
}

const paperLoader = (id: string) => loader(['paper'], ['paper', id], signal => api.papers.get({ id }, { signal }))

/** The customer reads what lies before them and signs once for all of it; each paper keeps the signature with its own content. */
export function SignPapers(props: SignPapersProps) {
  return (
    <HotkeyLayer>
      <OpenSigning {...props} />
    </HotkeyLayer>
  )
}

function OpenSigning({ papers, signerName, role = 'customer', invalidates, onClose, onSigned }: SignPapersProps) {
  const t = useTexts(signText)
  const [shown, setShown] = useState(papers[0]?.id)
  const [name, setName] = useState(signerName)
  const [signature, setSignature] = useState<SignatureValue | null>(null)
  const command = useCommand({
    run: (image: string) => signAll(papers, { role, signerName: name.trim(), image }),
    invalidates: ['paper', ...invalidates],
    success: t.signed,
    onDone: () => {
      onSigned?.()
      onClose()
    },
  })
  const paper = papers.find(each => each.id === shown)
  const why = name.trim() === '' ? t.needName : signature === null ? t.needSignature : null
  return (
    <Modal
      open
      width={1080}
      style={{ top: 24 }}
      title={t.title}
      onCancel={onClose}
      footer={null}
      mask={{ closable: false }}
    >
      <div className={styles.layout}>
        <div className={styles.reading}>
          {papers.length > 1 && (
            <Segmented
              className={styles.tabs ?? ''}
              value={shown ?? ''}
              options={papers.map(each => ({ value: each.id, label: each.definition.title }))}
              onChange={setShown}
            />
          )}
          {paper && <Reading key={paper.id} paper={paper} />}
        </div>
        <div className={styles.signing}>
          <Alert type="info" showIcon title={papers.length > 1 ? t.oneForAll : t.readFirst} />
          <Input
            aria-label={t.signer}
            placeholder={t.signer}
            value={name}
            maxLength={30}
            onChange={event => setName(event.target.value)}
          />
          <SignaturePad label={t.customerSignature} onChange={setSignature} height={220} />
          <Button
            type="primary"
            size="large"
            block
            loading={command.busy}
            disabled={why !== null}
            onClick={() => signature && void command.send(signature.png)}
          >
            {why ?? t.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Reading({ paper }: { paper: PaperToSign }) {
  const { data, placeholder } = useLoad(paperLoader(paper.id), { rows: 10 })
  if (!data) return placeholder
  return (
    <div className={styles.paper}>
      <PaperView definition={paper.definition} document={data.document} photoUrl={id => fileAddress(id)} />
    </div>
  )
}

type Signing = { role: string; signerName: string; image: string }

/** One after the other; what was signed before a failure is passed over when the customer signs again. */
async function signAll(papers: readonly PaperToSign[], signing: Signing): Promise<number> {
  for (const { id } of papers) {
    const view = await api.papers.get({ id })
    if (view.slots.some(slot => slot.role === signing.role && slot.signed)) continue
    await api.papers.sign({ id, ...signing, method: 'drawn', contentHash: view.document.contentHash })
  }
  return papers.length
}
