import type { SignatureLine, SignaturesBlock, SignedBy } from '#domain/mechanisms/papers/block.ts'
import styles from './paper-view.module.css'

export function PaperSignatures({ block }: { block: SignaturesBlock }) {
  return (
    <div className={styles.signatures}>
      {block.lines.map(line => (
        <Signature key={line.role} line={line} />
      ))}
    </div>
  )
}

function Signature({ line }: { line: SignatureLine }) {
  return (
    <div className={styles.signature}>
      <div className={styles.strong}>{line.label}：</div>
      {line.signed === null ? null : <Signed signed={line.signed} />}
      {line.voided.map(text => (
        <div key={text} className={styles.small}>
          历史签字：{text}
        </div>
      ))}
    </div>
  )
}

function Signed({ signed }: { signed: SignedBy }) {
  const isVoid = signed.voidReason !== null
  return (
    <>
      <div className={styles.signed} data-void={isVoid}>
        {signed.image === null ? signed.name : <img src={signed.image} alt={`${signed.name}的签名`} />}
      </div>
      <div className={styles.small}>
        {signed.name}　{signed.at}　{signed.method}
      </div>
      {isVoid ? <div className={styles.warning}>已失效：{signed.voidReason}</div> : null}
    </>
  )
}
