import type { LineIndex } from '../core/line-index.ts';
import { RUN_START, type CompiledSignatures } from './compiled-signatures.ts';
import { blankControls } from './controls.ts';
import { entryAt } from './entries.ts';
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
  const hits = hitsAt(candidates, createLineReader(textSource(text)), compiled, { runs: 0 });
  return hits.map((hit): Hit => ({ ...hit, line: index.positionAt(hit.span.start).line }));
}

/** What is known about the entries in which anchors were found; counts the runs of VMs that start. */
export function hitsAt(candidates: Candidate[], lines: LineReader, compiled: CompiledSignatures, count: { runs: number }): LinelessHit[] {
  candidates.sort((a, b) => a.at - b.at);
  const hits: LinelessHit[] = [];
  for (let i = 0; i < candidates.length;) {
    const entry = entryAt(lines, candidates[i]!.at);
    const wanted = new Set<number>();
    do for (const owner of compiled.owners[candidates[i]!.anchor]!) wanted.add(owner);
    while (++i < candidates.length && entry && candidates[i]!.at <= entry.span.end);
    if (!entry) continue;
    if (wanted.delete(RUN_START) && entry.kind === 'start') count.runs++;
    const matcher = createEntryMatcher(entry);
    for (const number of wanted) {
      const one = compiled.all[number]!;
      for (const match of matcher(one)) {
        hits.push({ signature: one.signature, ...match, entry: entry.span, run: count.runs, message: fillMessage(one.signature.message, match.groups) });
      }
    }
  }
  return hits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
