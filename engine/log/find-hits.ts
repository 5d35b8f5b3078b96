import type { LineIndex } from '../core/line-index.ts';
import { RUN_START, type CompiledSignatures, type WeighedPattern } from './compiled-signatures.ts';
import { blankControls } from './controls.ts';
import { entryAt, isLong, textAround, type LogEntry } from './entries.ts';
import { fillMessage } from './fill-message.ts';
import type { Hit } from './hit.ts';
import { createLazy } from './lazy.ts';
import { createLineReader, textSource, type LineReader } from './lines.ts';
import { createEntryMatcher } from './match-entry.ts';
import { lowerAscii } from './pattern-syntax.ts';
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
  const likely = likelyPatterns(candidates.sort((a, b) => a.at - b.at), lines, compiled);
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

/** The patterns all of whose words stand near their anchor: most anchors are chance, and entries are dear. */
function likelyPatterns(candidates: readonly Candidate[], lines: LineReader, compiled: CompiledSignatures): { readonly at: number; readonly pattern: WeighedPattern }[] {
  const likely: { readonly at: number; readonly pattern: WeighedPattern }[] = [];
  let near: { readonly start: number; readonly text: string; readonly lower: () => string } | undefined;
  for (const { at, anchor } of candidates) {
    const line = lines.at(at);
    if (!line) continue;
    if (near?.start !== line.start) {
      const text = textAround(lines, line);
      near = { start: line.start, text, lower: createLazy(() => lowerAscii(text)) };
    }
    for (const pattern of compiled.owners[anchor]!) {
      if (isLong(line) || pattern.pattern.mayMatch(pattern.ignoreCase ? near.lower() : near.text)) likely.push({ at, pattern });
    }
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
