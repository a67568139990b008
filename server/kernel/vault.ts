import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Encrypts personal fields with a key that lives outside the database and its backups. */
export type Vault = {
  seal(plain: string): string
  /** @throws Error when the text was altered or sealed with another key. */
  open(sealed: string): string
  /** Keyed hash for exact search; equal inputs give equal hashes only under this key. */
  searchHash(text: string): string
  /** Tells keys apart without giving anything of them away. */
  keyId: string
  /** A key of its own for another purpose, so that none is used twice. */
  keyFor(purpose: string): Buffer
}

export function keyFileOf(dataDir: string): string {
  return join(dataDir, 'carebay.key')
}

export function openVault(dataDir: string): Vault {
  const file = keyFileOf(dataDir)
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return readVault(file)
}

/** @throws Error when the file holds no key. */
export function readVault(file: string): Vault {
  const master = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (master.length !== 32) throw new Error(`The key file ${file} is damaged; restore it from its safe copy`)
  return vaultOf(master)
}

export function vaultOf(master: Buffer): Vault {
  const sealing = derive(master, 'seal')
  const searching = derive(master, 'search')
  const keyId = createHash('sha256').update(master).digest('hex').slice(0, 8)
  return {
    seal: plain => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open: sealed => {
      const [version, id, text] = sealed.split('.')
      if (version !== 'v1' || id !== keyId || text === undefined) throw new Error('Sealed with another key')
      const bytes = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    searchHash: text => createHmac('sha256', searching).update(text).digest('hex').slice(0, 32),
    keyId,
    keyFor: purpose => derive(master, purpose),
  }
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** An unguessable token for links and their codes. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

export function newCode(): string {
  return String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, '0')
}

export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)))
}

function derive(master: Buffer, purpose: string): Buffer {
  return createHmac('sha256', master).update(`carebay ${purpose}`).digest()
}
