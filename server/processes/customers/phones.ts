import { last4, maskPhone, normalisePhone } from '#domain/kernel/phone.ts'
import type { Services } from '#server/kernel/context.ts'
import type { Vault } from '#server/kernel/vault.ts'

/**
 * The one place where a phone number becomes what the database keeps: a ciphertext, two keyed hashes to find it by, and
 * the mask that screens show. Nothing else stores or opens one.
 */
export type SealedPhone = { cipher: string; hash: string; tailHash: string; masked: string }

export function sealPhone(vault: Vault, text: string): SealedPhone {
  const phone = normalisePhone(text)
  return {
    cipher: vault.seal(phone),
    hash: phoneHash(vault, phone),
    tailHash: phoneTailHash(vault, last4(phone)),
    masked: maskPhone(phone),
  }
}

export function openPhone(vault: Vault, cipher: string): string {
  return vault.open(cipher)
}

export function phoneHash(vault: Vault, text: string): string {
  return vault.searchHash(`phone ${normalisePhone(text)}`)
}

// Prefixed, so that the hash of four digits says nothing about other hashes.
export function phoneTailHash(vault: Vault, fourDigits: string): string {
  return vault.searchHash(`phone tail ${fourDigits}`)
}

/** The columns of the first phone; null removes it. */
export function firstPhoneColumns(services: Pick<Services, 'vault'>, text: string | null) {
  const sealed = text === null ? none : sealPhone(services.vault, text)
  return {
    phoneCipher: sealed.cipher,
    phoneHash: sealed.hash,
    phoneTailHash: sealed.tailHash,
    phoneMasked: sealed.masked,
  }
}

export function secondPhoneColumns(services: Pick<Services, 'vault'>, text: string | null) {
  const sealed = text === null ? none : sealPhone(services.vault, text)
  return {
    phone2Cipher: sealed.cipher,
    phone2Hash: sealed.hash,
    phone2TailHash: sealed.tailHash,
    phone2Masked: sealed.masked,
  }
}

const none = { cipher: null, hash: null, tailHash: null, masked: '' } as const
