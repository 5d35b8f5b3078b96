import type { ReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { isXz, unpackXz } from './xz.ts';

/** How a file is packed. */
export type Packing = 'gzip' | 'xz';

/** So many of its first bytes tell how a file is packed. */
export const PACKING_BYTES = 6;

/** How a file that begins so is packed, whatever its name; undefined for a plain one. */
export function packingOf(head: Uint8Array): Packing | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return isXz(head) ? 'xz' : undefined;
}

/** What a file holds, unpacked as it is read, in pieces of about `length` bytes; of xz they may be longer. Throws what the file system and the packing throw. */
export function unpacked(file: ReadStream, packing: Packing | undefined, length: number): AsyncIterable<Uint8Array> {
  if (packing === 'xz') return unpackXz(file);
  if (packing === undefined) return file as AsyncIterable<Uint8Array>;
  const gunzip = file.pipe(createGunzip({ chunkSize: length }));
  file.on('error', (error) => gunzip.destroy(error));
  return gunzip as AsyncIterable<Uint8Array>;
}
