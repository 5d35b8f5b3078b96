import type { ReadStream } from 'node:fs';
import type { Packing } from './packing.ts';

/**
 * What a file holds, unpacked as it is read, in pieces of about `length` bytes; of xz they may be longer. Throws what the file system and the
 * packing throw. What unpacks is loaded for packed files alone: who reads a plain one does not wait for it.
 */
export async function* unpacked(file: ReadStream, packing: Packing | undefined, length: number): AsyncGenerator<Uint8Array> {
  if (packing === 'xz') yield* (await import('./xz.ts')).unpackXz(file);
  else if (packing === 'gzip') yield* await gunzipped(file, length);
  else yield* file as AsyncIterable<Uint8Array>;
}

async function gunzipped(file: ReadStream, chunkSize: number): Promise<AsyncIterable<Uint8Array>> {
  const { createGunzip } = await import('node:zlib');
  const gunzip = file.pipe(createGunzip({ chunkSize }));
  file.on('error', (error) => gunzip.destroy(error));
  return gunzip as AsyncIterable<Uint8Array>;
}
