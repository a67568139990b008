import type { SignatureLine, SignedBy } from './block.ts'
import type { PaperSignature, SignatureMethod, SignatureSlot } from './document.ts'

const methodLabels = {
  drawn: '手写签名',
  code: '短信验证码确认',
  staff: '登录确认',
} as const satisfies Record<SignatureMethod, string>

/**
 * One line per slot. The latest signature fills it, even when void: a sheet that hid the void one would look as if
 * nobody had ever signed. Older void ones are listed below.
 */
export function signatureLines(
  slots: readonly SignatureSlot[],
  signatures: readonly PaperSignature[],
  at: (instant: string | null) => string | null,
): SignatureLine[] {
  return slots.map(slot => {
    const own = signatures
      .filter(signature => signature.role === slot.role)
      .toSorted((a, b) => a.signedAt.localeCompare(b.signedAt))
    const valid = own.findLast(signature => signature.voidedAt === null)
    const shown = valid ?? own.at(-1)
    return {
      ...slot,
      signed: shown ? signedBy(shown, at) : null,
      voided: own.filter(signature => signature !== shown).map(signature => voidedText(signature, at)),
    }
  })
}

function signedBy(signature: PaperSignature, at: (instant: string | null) => string | null): SignedBy {
  return {
    name: signature.name,
    at: at(signature.signedAt) ?? '',
    method: methodLabels[signature.method] + (signature.phone === null ? '' : ` ${signature.phone}`),
    image: signature.image,
    voidReason: signature.voidedAt === null ? null : (signature.voidReason ?? '内容已变更'),
  }
}

function voidedText(signature: PaperSignature, at: (instant: string | null) => string | null): string {
  const signed = `${signature.name} ${at(signature.signedAt)} 签`
  return signature.voidedAt === null
    ? signed
    : `${signed}，${at(signature.voidedAt)} 失效：${signature.voidReason ?? '内容已变更'}`
}
