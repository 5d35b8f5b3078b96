import type { LineIndex } from '../core/line-index.ts';
import { RUN_START, type CompiledSignatures, type WeighedPattern } from './compiled-signatures.ts';
import { blankControls } from './controls.ts';
import { entryAt, type LogEntry } from './entries.ts';
import { fillMessage } from './fill-message.ts';
import type { Hit } from './hit.ts';
import { createLineReader, type LineSource } from './lines.ts';
import { createEntryMatcher } from './match-entry.ts';
import { createNearness } from './nearness.ts';
import { scanText } from './scan-text.ts';
import { textSource } from './text-source.ts';

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
  scanText(compiled.scanCollapsed(), text, (anchor, at) => candidates.push({ at, anchor }));
  const hits = hitsAt(candidates, textSource(text), compiled, createScanState());
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
export function hitsAt(candidates: Candidate[], source: LineSource, compiled: CompiledSignatures, state: ScanState): LinelessHit[] {
  const likely = likelyPatterns(candidates.sort((a, b) => a.at - b.at), source, compiled);
  const lines = createLineReader(source);
  const hits: LinelessHit[] = [];
  for (let i = 0; i < likely.length;) {
    const entry = entryAt(lines, likely[i]!.at);
    const wanted = new Map<number, Set<WeighedPattern>>();
    do {
      const { pattern } = likely[i]!;
      wanted.set(pattern.owner, (wanted.get(pattern.owner) ?? new Set()).add(pattern));
    } while (++i < likely.length && entry && likely[i]!.at <= entry.span.end);
    if (!entry) continue;
    if (wanted.delete(RUN_START.owner) && entry.kind === 'start') state.runs++;
    hits.push(...hitsInEntry(entry, wanted, compiled, state));
  }
  return hits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

interface LikelyPattern {
  readonly at: number;
  readonly pattern: WeighedPattern;
}

function likelyPatterns(candidates: readonly Candidate[], source: LineSource, compiled: CompiledSignatures): LikelyPattern[] {
  const isNear = createNearness(source);
  const likely: LikelyPattern[] = [];
  for (const { at, anchor } of candidates) {
    for (const pattern of compiled.owners[anchor]!) if (isNear(at, pattern)) likely.push({ at, pattern });
  }
  return likely;
}

function hitsInEntry(entry: LogEntry, wanted: ReadonlyMap<number, Iterable<WeighedPattern>>, compiled: CompiledSignatures, { runs, lastStarts }: ScanState): LinelessHit[] {
  const matcher = createEntryMatcher(entry);
  const hits: LinelessHit[] = [];
  for (const [owner, patterns] of wanted) {
    const { signature } = compiled.all[owner]!;
    for (const match of matcher(compiled.all[owner]!, patterns)) {
      if (match.span.start <= (lastStarts.get(owner) ?? -1)) continue;
      lastStarts.set(owner, match.span.start);
      hits.push({ signature, ...match, entry: entry.span, run: runs, message: fillMessage(signature.message, match.groups) });
    }
  }
  return hits;
}
