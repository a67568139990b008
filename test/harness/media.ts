import { newId } from '#domain/kernel/id.ts'
import { picture, shortVideo } from '../fixtures/hostile-files.ts'
import type { House } from './house.ts'

/** A photo kept for nobody yet, as a tablet sends it ahead. */
export async function keepPhoto(house: House, username = 'technician'): Promise<string> {
  return keep(house, username, 'photo.jpg', await picture('jpeg'))
}

export async function keepFilm(house: House, username = 'technician'): Promise<string> {
  return keep(house, username, 'noise.mp4', shortVideo())
}

async function keep(house: House, username: string, name: string, bytes: Uint8Array): Promise<string> {
  const id = newId()
  await house.as(username).api.files.add({ id, name, base64: Buffer.from(bytes).toString('base64') })
  return id
}

/** What a browser gets of an address, whole or in part. */
export async function fetchBytes(house: House, path: string, range?: string) {
  const response = await fetch(`${house.url}/api${path}`, { headers: range === undefined ? {} : { range } })
  return { status: response.status, headers: response.headers, size: (await response.arrayBuffer()).byteLength }
}
