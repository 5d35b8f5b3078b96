import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { Header } from 'tar/header';
import { Parser } from 'tar/parse';
import type { Gathering } from './gather.ts';
import { packingOf } from './packing.ts';
import { unpackXz, XzError } from './xz.ts';

const BLOCK = 512;

/** Garbage between members is skipped, block by block; this much of it is no archive any more. */
const MAX_DAMAGE = 200;

/** A header of tar that knows its own sum, or the end of an archive without members. */
export function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK) return false;
  if (bytes.subarray(0, BLOCK).every((byte) => byte === 0)) return true;
  try {
    return new Header(Buffer.from(bytes.buffer, bytes.byteOffset, BLOCK)).cksumValid;
  } catch {
    return false;
  }
}

/** Hands the regular members of an archive to the gathering, as they come; nothing is written anywhere, links and devices are none of ours. */
async function readMembers(source: AsyncIterable<Buffer>, gathering: Gathering): Promise<void> {
  let damage = 0;
  let ended = false;
  const parser = new Parser({
    // Longer headers (pax, GNU long names) are skipped, not stored.
    maxMetaEntrySize: 64 * 1024,
    zstd: false, brotli: false,
    filter: (_, entry) => 'type' in entry && (entry.type === 'File' || entry.type === 'OldFile' || entry.type === 'ContiguousFile'),
    onReadEntry(entry) {
      const sink = gathering.file(entry.path);
      entry.on('data', (chunk: Buffer) => sink.write(chunk));
      // A member that the archive's end cuts short is not whole, but its beginning may tell.
      entry.on('end', () => sink.end());
      entry.resume();
    },
    onwarn: () => void damage++,
  });
  parser.on('eof', () => { ended = true; });
  // The parser throws where numbers of a header are beyond reading.
  const feed = (act: () => void): void => {
    try {
      act();
    } catch {
      damage = MAX_DAMAGE + 1;
    }
  };
  try {
    for await (const chunk of source) {
      gathering.budget.bytes -= chunk.length;
      feed(() => parser.write(chunk));
      if (ended || damage > MAX_DAMAGE) break;
      if (gathering.isFull) return gathering.note('The archive has more files than one diagnosis takes; the rest was left aside.');
      if (gathering.budget.bytes <= 0) return gathering.note('The archive unpacks to more than is read of one; the rest was left aside.');
    }
  } finally {
    feed(() => parser.end());
    if (damage > 0) gathering.note('The archive is damaged or ends too early; what could be read was used.');
  }
}

async function* startingWith(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The first block of a stream and, to read on, all of it. */
async function peek(source: Readable): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Buffer> }> {
  const rest = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  for (let length = 0; length < BLOCK;) {
    const next = await rest.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(first), all: startingWith(first, rest) };
}

const FORMATS: readonly (readonly [string, string, readonly number[]])[] = [
  ['bzip2', 'tar -xjf', [0x42, 0x5a, 0x68]], ['zstd', 'tar --zstd -xf', [0x28, 0xb5, 0x2f, 0xfd]], ['zip', 'unzip', [0x50, 0x4b, 0x03, 0x04]],
];

/** Whether a file with this first block is packed, as .tar, .tar.gz and .tar.xz are. Throws when it is in a way that is not read here. */
export function isPacked(head: Uint8Array): boolean {
  const foreign = FORMATS.find(([, , magic]) => magic.every((byte, i) => head[i] === byte));
  if (foreign) throw new Error(`it is packed with ${foreign[0]}, which is not read here; unpack it (${foreign[1]} FILE) and name the folder`);
  return packingOf(head) !== undefined || isTar(head);
}

/** So many bytes of a file tell `isArchive` what is packed in it: those that xz packs as one. */
export const ENOUGH_TO_TELL = 72 * 1024;

/** Whether a file that begins so is an archive with members; false for a log that is only packed. */
export async function isArchive(head: Buffer): Promise<boolean> {
  try {
    const packing = packingOf(head);
    if (packing === 'xz') return isTar((await peek(Readable.from(unpackXz(Readable.from([head]))))).head);
    // So few bytes cannot become many.
    return isTar(packing === 'gzip' ? gunzipSync(head.subarray(0, 4096), { finishFlush: constants.Z_SYNC_FLUSH }) : head);
  } catch {
    return false;
  }
}

/** Unpacked as it is read. Whoever reads the unpacked side is told of errors there. */
function unpacking(head: Buffer, all: AsyncIterable<Buffer>): Readable | undefined {
  const packing = packingOf(head);
  if (packing === 'xz') return Readable.from(unpackXz(all), { objectMode: true, highWaterMark: 1 });
  if (packing === undefined) return undefined;
  const gunzip = createGunzip();
  pipeline(Readable.from(all), gunzip, () => undefined);
  return gunzip;
}

/** What is wrong with the packing, in words; undefined for errors of other kinds. */
function damage(error: unknown): string | undefined {
  if (error instanceof XzError) return error.message;
  const code = (error as { code?: string }).code ?? '';
  return code.startsWith('Z_') ? (code === 'Z_BUF_ERROR' ? 'it ends too early' : 'its packing is damaged') : undefined;
}

/** Reads a packed file that somebody named: the members of an archive, or the one file that was packed. What is damaged is noted. */
export async function readPacked(file: Readable, name: string, gathering: Gathering): Promise<void> {
  const { head, all } = await peek(file);
  const unpacked = unpacking(head, all);
  if (!unpacked) return readMembers(all, gathering);
  try {
    const inner = await peek(unpacked);
    await (isTar(inner.head) ? readMembers(inner.all, gathering) : readPlain(inner.all, name.replace(/\.[gx]z$/, ''), gathering));
  } catch (error) {
    const problem = damage(error);
    if (problem === undefined) throw error;
    gathering.note(`${name}: ${problem}; what could be read was used.`);
  } finally {
    unpacked.destroy();
  }
}

async function readPlain(source: AsyncIterable<Buffer>, name: string, gathering: Gathering): Promise<void> {
  const sink = gathering.file(name);
  try {
    for await (const chunk of source) {
      gathering.budget.bytes -= chunk.length;
      if (gathering.isFull) return;
      if (gathering.budget.bytes <= 0) return gathering.note(`${name}: it is larger than what is read; the rest was left aside.`);
      sink.write(chunk);
    }
  } finally {
    sink.end();
  }
}

export interface ArchiveFile {
  /** Of at most 100 characters of ASCII, without folders above itself. */
  readonly name: string;
  readonly text: string;
}

/** A .tar.gz of these files in one folder, readable by any tar; only their owner may read what is unpacked. */
export function packTarGz(folder: string, files: readonly ArchiveFile[], modified: Date): Buffer {
  const blocks = files.flatMap(({ name, text }) => {
    const body = Buffer.from(text);
    const header = new Header({ path: `${folder}/${name}`, type: 'File', mode: 0o600, uid: 0, gid: 0, size: body.length, mtime: modified });
    const block = Buffer.alloc(BLOCK);
    header.encode(block);
    return [block, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}
