import { gunzipSync } from 'node:zlib';
import { oneLine } from '../engine/index.ts';
import { type EvidenceKind, evidenceKind } from './evidence-kind.ts';
import { redact } from './redact.ts';
import { packingOf } from './packing.ts';
import { unpackXzSync } from './xz.ts';

/** A file of a bundle that is evidence: redacted, and of a log its end in whole lines. `path` has `/` between its parts. */
export interface Piece {
  readonly path: string;
  readonly kind: EvidenceKind;
  readonly text: string;
}

/** Takes one file as it comes, in chunks. */
export interface Sink {
  write(chunk: Uint8Array): void;
  end(): void;
  /** What comes still matters. */
  readonly wants: boolean;
}

/** Where files of folders and archives go in, and evidence comes out. */
export interface Gathering {
  readonly pieces: readonly Piece[];
  /** What was left aside and why, in words for the user. */
  readonly notes: readonly string[];
  /** No more files are wanted. */
  readonly isFull: boolean;
  /** What may still be unpacked, in bytes; taking it is noted here. */
  readonly budget: { bytes: number };
  file(path: string): Sink;
  note(text: string): void;
}

const MB = 1024 * 1024;
const HEAD = 64 * 1024;
const MAX: Readonly<Record<EvidenceKind['is'], number>> = { xml: 4 * MB, facts: 64 * MB, about: MB, log: 8 * MB, maybe: 8 * MB, 'vm-list': MB, list: MB, definition: MB, probe: 4 * MB, packed: 16 * MB };
const MAX_PACKED_TEXT = 64 * MB;
const MAX_KEPT = 256 * MB;
const MAX_PIECES = 20_000;
const MAX_FILES = 100_000;
const MAX_NOTES = 20;

/** Archives and packed logs give at most this many bytes in one reading: a bomb ends here. */
export const MAX_UNPACKED = 2048 * MB;

const isTail = (kind: EvidenceKind): boolean => kind.is === 'log' || kind.is === 'maybe';
const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Control characters and directions of a hostile name must not lead people astray. */
const shownPath = (path: string): string => oneLine(path, 200);

/** Undefined for what cannot be unpacked. */
function unpackedWithin(packed: Buffer, room: number): Buffer | 'too-large' | undefined {
  try {
    return packingOf(packed) === 'xz' ? unpackXzSync(packed, room) ?? 'too-large' : gunzipSync(packed, { maxOutputLength: room });
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : undefined;
  }
}

/** An empty gathering. All limits hold for everything that goes in, however many folders and archives it comes from; once the signal fires it is full. */
export function createGathering(signal?: AbortSignal): Gathering {
  const pieces: Piece[] = [];
  const notes: string[] = [];
  const budget = { bytes: MAX_UNPACKED };
  let kept = 0;
  let files = 0;
  const note = (text: string): void => void (notes.length < MAX_NOTES && !notes.includes(text) && notes.push(text));

  function keep(path: string, kind: EvidenceKind, bytes: Buffer, cut: boolean): void {
    if (pieces.length >= MAX_PIECES || kept + bytes.length > MAX_KEPT) return note('There is more evidence than one diagnosis takes; the rest was left aside.');
    kept += bytes.length;
    const text = bytes.toString('utf8');
    pieces.push({ path: shownPath(path), kind, text: redact(cut ? text.slice(text.indexOf('\n') + 1) : text) });
  }

  function unpack(path: string, packed: Buffer): void {
    const room = Math.max(Math.min(MAX_PACKED_TEXT, budget.bytes), 1);
    const bytes = unpackedWithin(packed, room);
    budget.bytes -= bytes === 'too-large' ? room : bytes?.length ?? 0;
    if (!Buffer.isBuffer(bytes)) return note(`${shownPath(path)}: ${bytes ? 'it unpacks to more than is read of one file' : 'it cannot be unpacked'}; it was left aside.`);
    const sink = file(path.replace(/\.[gx]z$/, ''), true);
    sink.write(bytes);
    sink.end();
  }

  function file(path: string, unpacked = false): Sink {
    let chunks: Uint8Array[] = [];
    let length = 0;
    let cut = false;
    let kind: EvidenceKind | undefined;
    let state: 'new' | 'known' | 'done' = 'new';
    if (++files > MAX_FILES) {
      note(`There are more than ${MAX_FILES} files; the rest was left aside.`);
      state = 'done';
    }
    const drop = (): void => {
      state = 'done';
      chunks = [];
    };
    const decide = (): void => {
      kind = evidenceKind(Buffer.concat(chunks).subarray(0, HEAD), baseName(path));
      if (!kind || (kind.is === 'packed' && unpacked)) drop();
      else state = 'known';
    };
    const fit = (limit: number): void => {
      const whole = Buffer.concat(chunks);
      cut ||= whole.length > limit;
      chunks = [whole.subarray(Math.max(0, whole.length - limit))];
      length = chunks[0]!.length;
    };
    return {
      write(chunk) {
        if (state === 'done' || chunk.length === 0) return;
        chunks.push(chunk);
        length += chunk.length;
        if (state === 'new' && length >= HEAD) decide();
        if (state !== 'known' || length <= MAX[kind!.is]) return;
        if (isTail(kind!)) {
          if (length > 2 * MAX[kind!.is]) fit(MAX[kind!.is]);
        } else {
          note(`${shownPath(path)}: it has more than ${MAX[kind!.is] / MB} MB; it was left aside.`);
          drop();
        }
      },
      end() {
        if (state === 'new') decide();
        if (state !== 'known') return;
        fit(MAX[kind!.is]);
        const [bytes] = chunks;
        if (kind!.is === 'packed') unpack(path, bytes as Buffer);
        else keep(path, kind!, bytes as Buffer, cut);
        drop();
      },
      get wants() { return state !== 'done'; },
    };
  }

  return { pieces, notes, budget, note, file: (path) => file(path), get isFull() { return files >= MAX_FILES || pieces.length >= MAX_PIECES || signal?.aborted === true; } };
}
