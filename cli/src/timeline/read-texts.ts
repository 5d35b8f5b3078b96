import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { diagnose, type Bundle, type Cause, type HostFacts, type LogEvidence, type NamedText, type OwnSignatures } from '../../../engine/index.ts';
import { evidenceKind, gatherEvidence, groupEvidence, machinesIn, redact, type Gathering } from '../../../host/index.ts';
import { decode, isUtf16, UTF16 } from '../input.ts';
import { readPieces } from '../explain/read-log.ts';
import { withRotated } from '../../../host/rotated-log.ts';
import { reason } from '../reason.ts';

/** The logs of one incident, and what is known besides. */
export interface ReadTexts {
  readonly texts: readonly NamedText[];
  readonly facts?: HostFacts;
  readonly causes: readonly Cause[];
  /** Lines that are about other machines than the one that is meant. */
  readonly others: readonly LogEvidence[];
  readonly vms: readonly string[];
  /** What could not be read, or not whole. */
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

const MB = 1024 * 1024;
/** Of a longer log, the end. */
const MOST_BYTES = 64 * MB;
/** Of all logs together. */
const MOST_TOTAL = 256 * MB;
const HEAD = 64 * 1024;

/** The logs in folders, archives and files, what was rotated away of those that are named, and domain XML and facts of a host beside them. Never rejects. */
export async function readTexts(paths: readonly string[], vm: string | undefined, own: OwnSignatures | undefined): Promise<ReadTexts> {
  const texts: NamedText[] = [];
  const problems: { path: string; problem: string }[] = [];
  const bundles: Bundle[] = [];
  for (const group of await groupEvidence(paths)) {
    const rest: string[] = [];
    for (const path of group) {
      for (const file of isFile(path) ? withRotated(path) : [path]) {
        const taken = isFile(file) ? await readLog(file, MOST_TOTAL - texts.reduce((sum, { text }) => sum + text.length, 0)).catch((error: unknown) => ({ problem: reason(error) })) : undefined;
        if (taken && 'text' in taken) texts.push({ name: file, text: taken.text });
        else if (!taken) rest.push(file);
        if (taken?.problem !== undefined) problems.push({ path: file, problem: taken.problem });
      }
    }
    if (rest.length === 0) continue;
    try {
      const gathering = await gatherEvidence(rest);
      for (const problem of gathering.notes) problems.push({ path: rest[0]!, problem });
      const found = bundlesIn(gathering, vm);
      bundles.push(...found);
      const logs = found.length === 1 ? found[0]!.logs : gathering.pieces.filter(({ kind }) => kind.is === 'log' || kind.is === 'maybe').map(({ path, text }) => ({ name: path, text }));
      for (const { name, text } of logs) texts.push({ name: rest.length === 1 && paths.length > 1 ? `${basename(rest[0]!)}/${name}` : name, text });
    } catch (error) {
      problems.push({ path: rest[0]!, problem: reason(error) });
    }
  }
  const facts = bundles.find((bundle) => bundle.facts)?.facts;
  return { texts, ...(facts && { facts }), ...told(bundles, texts, own), vms: bundles.flatMap((bundle) => bundle.vm ?? []), problems };
}

function isFile(path: string): boolean {
  try {
    const stats = statSync(path);
    return stats.isFile() || stats.isFIFO();
  } catch {
    return false;
  }
}

/** The end of a log, unpacked and without secrets; undefined for what is no log. Rejects with what the file system and gzip say. */
async function readLog(path: string, room: number): Promise<{ readonly text: string; readonly problem?: string } | undefined> {
  const limit = Math.min(MOST_BYTES, room);
  if (limit <= 0) return { text: '', problem: `there are more than ${MOST_TOTAL / MB} MB of logs; it was left aside` };
  const pieces: Uint8Array[] = [];
  let [held, cut] = [0, false];
  for await (const piece of readPieces(path, statSync(path).isFIFO(), () => undefined)) {
    if (pieces.length === 0 && !cut) {
      if (isUtf16(piece)) return { text: '', problem: UTF16 };
      const kind = evidenceKind(Buffer.from(piece.subarray(0, HEAD)), basename(path));
      if (kind?.is !== 'log' && kind?.is !== 'maybe') return undefined;
    }
    pieces.push(piece);
    held += piece.length;
    while (held - pieces[0]!.length > limit) {
      held -= pieces.shift()!.length;
      cut = true;
    }
  }
  const { text } = decode(Buffer.concat(pieces));
  const whole = redact(cut ? text.slice(text.indexOf('\n') + 1) : text);
  return { text: whole, ...(cut && { problem: `it has more than ${Math.floor(limit / MB)} MB; only its end was read` }) };
}

/** The machines that are meant; all of them have the logs of their host. */
function bundlesIn(gathering: Gathering, vm: string | undefined): Bundle[] {
  const bundles = machinesIn(gathering).map(({ bundle }) => bundle);
  return vm === undefined ? bundles : bundles.filter((bundle) => bundle.vm === vm);
}

/** What a diagnosis finds, when it is clear of which machine. */
function told(bundles: readonly Bundle[], texts: readonly NamedText[], own: OwnSignatures | undefined): Pick<ReadTexts, 'causes' | 'others'> {
  const [bundle] = bundles;
  return bundle && bundles.length === 1 && bundle.logs.every(({ name }) => texts.some((text) => text.name === name)) ? diagnose(bundle, own ? { own } : {}) : { causes: [], others: [] };
}
