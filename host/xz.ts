import { DamagedError, Lzma2, MAX_DICTIONARY } from './lzma.ts';
import { packingOf, XZ_MAGIC } from './packing.ts';
import { type Check, checkOf, crc32 } from './xz-check.ts';

const IN_WORDS = { data: 'its packing is damaged', short: 'it ends too early', unsupported: 'xz packed it with filters, or for more memory, than are had here' } as const;

/** `data`: no encoder wrote it; `short`: it ends too early; `unsupported`: filters for programs, or more memory than `xz -9` takes. The message says so in words. */
export class XzError extends Error {
  override readonly name = 'XzError';
  constructor(readonly problem: keyof typeof IN_WORDS) {
    super(IN_WORDS[problem]);
  }
}

const FOOTER_MAGIC = 0x5a59;
const LZMA2 = 0x21;

/** How many blocks a stream has and what they come to, which its index tells again. */
interface Blocks {
  count: number;
  /** Without padding, in bytes. */
  packed: number;
  unpacked: number;
}

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
    if (packingOf(head) !== 'xz') throw new XzError('data');
    sound(head.subarray(6));
    if (head[6] !== 0 || head[7]! > 15) throw new XzError('unsupported');
    yield* stream(head.subarray(6, 8));
  }
}

/** Behind a stream, zeros may stand, four at a time. */
function* nextStream(): Asking<Buffer | undefined> {
  for (;;) {
    const four = yield 4;
    if (four.length < 4) return undefined;
    // What else stands behind the last stream is none of ours.
    if (four.readUInt32BE(0) !== 0) return XZ_MAGIC.slice(0, 4).every((byte, i) => four[i] === byte) ? Buffer.concat([four, yield* take(8)]) : undefined;
  }
}

function* stream(flags: Buffer): Step {
  let lzma: { readonly dictionary: number; readonly decoder: Lzma2 } | undefined;
  const check = checkOf(flags[1]!);
  const blocks: Blocks = { count: 0, packed: 0, unpacked: 0 };
  for (;;) {
    const first = yield* take(1);
    if (first[0] === 0) return yield* end(blocks, flags);
    const header = sound(Buffer.concat([first, yield* take(first[0]! * 4 + 3)]));
    const dictionary = dictionaryOf(header.subarray(1));
    // Blocks begin anew, in memory that is used again.
    if (!lzma || lzma.dictionary < dictionary) lzma = { dictionary, decoder: new Lzma2(dictionary) };
    const length = yield* chunks(lzma.decoder, check, blocks);
    const padding = yield* take((4 - (length & 3)) & 3);
    if (!check.holds(yield* take(check.size)) || padding.some((byte) => byte !== 0)) throw new XzError('data');
    blocks.count++;
    blocks.packed += header.length + length + check.size;
  }
}

/** All headers end with their sum. */
function sound(header: Buffer): Buffer {
  const sum = crc32();
  sum.update(header.subarray(0, -4));
  if (!sum.holds(header.subarray(-4))) throw new XzError('data');
  return header;
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
function* chunks(decoder: Lzma2, check: Check, blocks: Blocks): Asking<number> {
  for (let length = 1; ; length++) {
    const control = (yield* take(1))[0]!;
    if (control === 0) return length;
    if (control === 1 || control >= 0xe0) decoder.restartDictionary();
    let unpacked: Buffer;
    if (control < 0x80) {
      if (control > 2) throw new XzError('data');
      const size = (yield* take(2)).readUInt16BE(0) + 1;
      unpacked = decoder.plain(yield* take(size));
      length += 2 + size;
    } else {
      const sizes = yield* take(control >= 0xc0 ? 5 : 4);
      const size = sizes.readUInt16BE(2) + 1;
      if (control >= 0xa0) decoder.restartState(sizes[4]);
      unpacked = decoder.packed(yield* take(size), ((control & 0x1f) << 16) + sizes.readUInt16BE(0) + 1);
      length += sizes.length + size;
    }
    check.update(unpacked);
    blocks.unpacked += unpacked.length;
    yield unpacked;
  }
}

/** The index and the stream's end: all blocks were there. */
function* end(blocks: Blocks, flags: Buffer): Step {
  const sum = crc32();
  let length = 0;
  const taken = function* (count: number): Asking<Buffer> {
    const bytes = yield* take(count);
    sum.update(bytes);
    length += count;
    return bytes;
  };
  const next = function* (): Asking<number> {
    for (let value = 0, scale = 1, i = 0; i < 9; i++, scale *= 128) {
      const byte = (yield* taken(1))[0]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new XzError('data');
  };
  sum.update(Buffer.alloc(length = 1));
  let left = yield* next();
  let isIndex = left === blocks.count;
  for (; isIndex && left > 0; left--) {
    blocks.packed -= yield* next();
    blocks.unpacked -= yield* next();
  }
  yield* taken((4 - (length & 3)) & 3);
  isIndex &&= sum.holds(yield* take(4)) && blocks.packed === 0 && blocks.unpacked === 0;
  const footer = yield* take(12);
  const isFooter = footer.readUInt16LE(10) === FOOTER_MAGIC && footer.subarray(8, 10).equals(flags) && footer.readUInt32LE(4) * 4 === length;
  if (!isIndex || !isFooter) throw new XzError('data');
  // Its sum stands first.
  sound(Buffer.concat([footer.subarray(4, 10), footer.subarray(0, 4)]));
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
