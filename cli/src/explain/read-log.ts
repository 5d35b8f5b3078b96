import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { PIECE, pieceLength } from '../../../host/log-stretches.ts';
import { PACKING_BYTES, packingOf, type Packing } from '../../../host/packing.ts';
import { unpacked } from '../../../host/unpacked.ts';
import { isUtf16 } from '../input.ts';

const STREAMED_PIECE = 64 * 1024;

/** The first bytes of a file; empty when it cannot be read. */
function headOf(path: string): Uint8Array {
  const head = Buffer.alloc(PACKING_BYTES);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

/** Whether a file can be read from any place on: it is neither packed nor UTF-16. */
export function isPlain(path: string): boolean {
  const head = headOf(path);
  return !packingOf(head) && !isUtf16(head);
}

/**
 * The bytes of a log in pieces, unpacked when it is gzip or xz (told by its first bytes, not its name). A piece is good until the next is asked
 * for. `readSoFar` is told how many bytes of the file were read. Throws what the file system or the packing say; pieces that came before are good.
 */
export async function* readPieces(path: string, isFifo: boolean, readSoFar: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const packing = isFifo ? undefined : packingOf(headOf(path));
  if (isFifo || packing) yield* readStream(path, packing, readSoFar);
  else yield* readFile(path, readSoFar);
}

/** One buffer for all: a stream would leave behind one for each piece. Signals come in between. */
async function* readFile(path: string, readSoFar: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE);
    let sum = 0;
    for (;;) {
      const read = readSync(file, buffer, 0, pieceLength(sum), null);
      if (read === 0) return;
      readSoFar(sum += read);
      yield buffer.subarray(0, read);
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  } finally {
    closeSync(file);
  }
}

/** What a stream gives in small parts, put together in one buffer. */
async function* readStream(path: string, packing: Packing | undefined, readSoFar: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: STREAMED_PIECE });
  const buffer = new Uint8Array(packing ? PIECE : STREAMED_PIECE);
  let length = 0;
  let problem: { readonly error: unknown } | undefined;
  try {
    for await (const part of unpacked(file, packing, STREAMED_PIECE)) {
      readSoFar(file.bytesRead);
      if (length > 0 && length + part.length > buffer.length) {
        yield buffer.subarray(0, length);
        length = 0;
      }
      // xz gives up to 2 MiB at once.
      if (part.length > buffer.length) {
        yield part;
        continue;
      }
      buffer.set(part, length);
      length += part.length;
    }
  } catch (error) {
    problem = { error };
  }
  if (length > 0) yield buffer.subarray(0, length);
  if (problem) throw problem.error;
}
