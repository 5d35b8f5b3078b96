import type { LineIndex } from '../core/line-index.ts';
import { RUN_START, type CompiledSignatures } from './compiled-signatures.ts';
import { blankControls } from './controls.ts';
import { entryAt, type LogEntry } from './entries.ts';
import { fillMessage } from './fill-message.ts';
import type { Hit } from './hit.ts';
import { createLineReader, textSource, type LineReader } from './lines.ts';
import { createEntryMatcher } from './match-entry.ts';
import { scanText } from './scan-text.ts';

/** A hit whose line nobody has counted yet. */
export type LinelessHit = Omit<Hit, 'line'>;

/** An anchor that was found in a log. */
export interface Candidate {
  readonly at: number;
  readonly anchor: number;
}

/** The hits of a log, in the order of the document. Linear in its length; `index` is the text's own. */
export function findHits(source: string, compiled: CompiledSignatures, index: LineIndex): Hit[] {
  const text = blankControls(source);
  const candidates: Candidate[] = [];
  scanText(compiled.scan, text, (anchor, at) => candidates.push({ at, anchor }));
  const hits = hitsAt(candidates, createLineReader(textSource(text)), compiled, createScanState());
  return hits.map((hit): Hit => ({ ...hit, line: index.positionAt(hit.span.start).line }));
}

/** What a scan remembers from one part of a log to the next. */
export interface ScanState {
  runs: number;
  /** The start of each signature's last hit: stretches of long lines overlap. */
  readonly lastStarts: Map<number, number>;
}

export const createScanState = (): ScanState => ({ runs: 0, lastStarts: new Map() });

/** What is known about the entries in which anchors were found; counts the runs of VMs that start. */
export function hitsAt(candidates: Candidate[], lines: LineReader, compiled: CompiledSignatures, state: ScanState): LinelessHit[] {
  candidates.sort((a, b) => a.at - b.at);
  const hits: LinelessHit[] = [];
  for (let i = 0; i < candidates.length;) {
    const entry = entryAt(lines, candidates[i]!.at);
    const wanted = new Set<number>();
    do for (const owner of compiled.owners[candidates[i]!.anchor]!) wanted.add(owner);
    while (++i < candidates.length && entry && candidates[i]!.at <= entry.span.end);
    if (!entry) continue;
    if (wanted.delete(RUN_START) && entry.kind === 'start') state.runs++;
    hits.push(...hitsInEntry(entry, wanted, compiled, state));
  }
  return hits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function hitsInEntry(entry: LogEntry, wanted: Iterable<number>, compiled: CompiledSignatures, { runs, lastStarts }: ScanState): LinelessHit[] {
  const matcher = createEntryMatcher(entry);
  const hits: LinelessHit[] = [];
  for (const number of wanted) {
    const { signature } = compiled.all[number]!;
    for (const match of matcher(compiled.all[number]!)) {
      if (match.span.start <= (lastStarts.get(number) ?? -1)) continue;
      lastStarts.set(number, match.span.start);
      hits.push({ signature, ...match, entry: entry.span, run: runs, message: fillMessage(signature.message, match.groups) });
    }
  }
  return hits;
}
