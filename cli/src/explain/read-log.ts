import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { createGunzip } from 'node:zlib';

const PIECE = 1024 * 1024;

/** The first bytes of a file; empty when it cannot be read. */
function headOf(path: string): Uint8Array {
  const head = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

export const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;
export const isUtf16 = ([first, second]: Uint8Array): boolean => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/**
 * The bytes of a log in pieces, unpacked when it is gzip (told by its first bytes, not its name). `readSoFar` is told how many bytes of
 * the file were read. Throws what the file system or gzip say; pieces that came before are good.
 */
export async function* readPieces(path: string, isFifo: boolean, readSoFar: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const packed = !isFifo && isGzip(headOf(path));
  const file = createReadStream(path, { highWaterMark: PIECE });
  const source = packed ? file.pipe(createGunzip({ chunkSize: PIECE })) : file;
  if (packed) file.on('error', (error) => source.destroy(error));
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    readSoFar(file.bytesRead);
    yield piece;
  }
}
