import { DamagedError, Lzma2, MAX_DICTIONARY } from './lzma.ts';

/** `data`: no encoder wrote it; `short`: it ends too early; `unsupported`: filters for programs, or more memory than `xz -9` takes. */
export class XzError extends Error {
  override readonly name = 'XzError';
  constructor(readonly problem: 'data' | 'short' | 'unsupported') {
    super(`xz: ${problem}`);
  }
}

const MAGIC = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);

/** Whether a file that begins so is packed by xz. */
export const isXz = (head: Uint8Array): boolean => MAGIC.every((byte, i) => head[i] === byte);

/** Bytes that a check of a block takes, by its kind. The range coder's end tells damage, too, so no sums are computed. */
const CHECKS = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const LZMA2 = 0x21;

/** Asks for so many bytes, or gives what was unpacked. */
type Step = Generator<number | Buffer, void, Buffer>;
type Asking<T> = Generator<number | Buffer, T, Buffer>;

function* take(count: number): Asking<Buffer> {
  const bytes = yield count;
  if (bytes.length < count) throw new XzError('short');
  return bytes;
}

/** A file of xz as steps: streams, one after another, with padding between them. */
function* steps(): Step {
  for (let isFirst = true; ; isFirst = false) {
    const head = isFirst ? yield* take(12) : yield* nextStream();
    if (!head) return;
    if (!isXz(head) || head[6] !== 0) throw new XzError('data');
    yield* stream(CHECKS[head[7]! & 15]!);
  }
}

/** Behind a stream, zeros may stand, four at a time. */
function* nextStream(): Asking<Buffer | undefined> {
  for (;;) {
    const four = yield 4;
    if (four.length < 4) return undefined;
    // What else stands behind the last stream is none of ours.
    if (four.readUInt32BE(0) !== 0) return four.equals(MAGIC.subarray(0, 4)) ? Buffer.concat([four, yield* take(8)]) : undefined;
  }
}

function* stream(check: number): Step {
  let lzma: { readonly dictionary: number; readonly decoder: Lzma2 } | undefined;
  for (;;) {
    const first = (yield* take(1))[0]!;
    if (first === 0) return yield* index();
    const dictionary = dictionaryOf(yield* take(first * 4 + 3));
    // Blocks begin anew, in memory that is used again.
    if (!lzma || lzma.dictionary < dictionary) lzma = { dictionary, decoder: new Lzma2(dictionary) };
    const length = yield* chunks(lzma.decoder);
    yield* take(((4 - (length & 3)) & 3) + check);
  }
}

/** The size of the dictionary, as the header of a block has it, in bytes. */
function dictionaryOf(header: Buffer): number {
  const flags = header[0]!;
  const place = { at: 1 };
  for (const bit of [0x40, 0x80]) if ((flags & bit) !== 0) number(header, place);
  if ((flags & 0x3f) !== 0 || number(header, place) !== LZMA2) throw new XzError('unsupported');
  if (number(header, place) !== 1) throw new XzError('data');
  const size = header[place.at]!;
  if (size > 40) throw new XzError('data');
  const dictionary = (2 | (size & 1)) * 2 ** ((size >> 1) + 11);
  if (dictionary > MAX_DICTIONARY) throw new XzError('unsupported');
  return dictionary;
}

/** Seven bits a byte, the lowest first. */
function number(bytes: Buffer, place: { at: number }): number {
  for (let value = 0, scale = 1, i = 0; i < 9; i++, scale *= 128) {
    const byte = bytes[place.at++];
    if (byte === undefined) break;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
  }
  throw new XzError('data');
}

/** The content of a block; gives how many bytes it took. */
function* chunks(decoder: Lzma2): Asking<number> {
  for (let length = 1; ; length++) {
    const control = (yield* take(1))[0]!;
    if (control === 0) return length;
    if (control === 1 || control >= 0xe0) decoder.restartDictionary();
    if (control < 0x80) {
      if (control > 2) throw new XzError('data');
      const size = (yield* take(2)).readUInt16BE(0) + 1;
      yield decoder.plain(yield* take(size));
      length += 2 + size;
    } else {
      const sizes = yield* take(control >= 0xc0 ? 5 : 4);
      const size = sizes.readUInt16BE(2) + 1;
      if (control >= 0xa0) decoder.restartState(sizes[4]);
      yield decoder.packed(yield* take(size), ((control & 0x1f) << 16) + sizes.readUInt16BE(0) + 1);
      length += sizes.length + size;
    }
  }
}

/** Where blocks lie, which nobody has to know who reads them all; then the stream's end. */
function* index(): Step {
  let length = 1;
  const next = function* (): Asking<number> {
    for (let value = 0, scale = 1, i = 0; i < 9; i++, scale *= 128) {
      const byte = (yield* take(1))[0]!;
      length++;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new XzError('data');
  };
  for (let left = 2 * (yield* next()); left > 0; left--) yield* next();
  yield* take(((4 - (length & 3)) & 3) + 4 + 12);
}

function told(error: unknown): unknown {
  return error instanceof DamagedError ? new XzError('data') : error;
}

/** Unpacks as bytes come, with at most 80 MiB of memory of its own. Throws `XzError` after what could be unpacked. */
export async function* unpackXz(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const rest = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const work = steps();
  try {
    for (let step = work.next(); !step.done;) {
      const wanted = step.value;
      if (typeof wanted !== 'number') {
        yield Buffer.from(wanted);
        step = work.next(held);
        continue;
      }
      const pieces = [held];
      for (let length = held.length; length < wanted;) {
        const more = await rest.next();
        if (more.done) break;
        pieces.push(more.value);
        length += more.value.length;
      }
      if (pieces.length > 1) held = Buffer.concat(pieces);
      const given = held.subarray(0, wanted);
      held = held.subarray(given.length);
      step = work.next(given);
    }
  } catch (error) {
    throw told(error);
  } finally {
    await rest.return?.();
  }
}

/** Unpacks bytes that are at hand; undefined when they become more than `most`. Throws `XzError`. */
export function unpackXzSync(packed: Buffer, most: number): Buffer | undefined {
  const all: Buffer[] = [];
  let [at, length] = [0, 0];
  const work = steps();
  try {
    for (let step = work.next(); !step.done;) {
      const wanted = step.value;
      if (typeof wanted === 'number') {
        const given = packed.subarray(at, at + wanted);
        at += given.length;
        step = work.next(given);
      } else {
        length += wanted.length;
        if (length > most) return undefined;
        all.push(Buffer.from(wanted));
        step = work.next(Buffer.alloc(0));
      }
    }
  } catch (error) {
    throw told(error);
  }
  return Buffer.concat(all);
}
