import type { LineIndex } from '../core/line-index.ts';
import type { CompiledSignatures } from './compiled-signatures.ts';
import { blankControls } from './controls.ts';
import { createEntryFinder } from './entries.ts';
import { fillMessage } from './fill-message.ts';
import type { Hit } from './hit.ts';
import { createEntryMatcher } from './match-entry.ts';
import { scanText } from './scan-text.ts';

/** The hits of a log, in the order of the document. Linear in its length; `lines` is the text's own index. */
export function findHits(source: string, compiled: CompiledSignatures, lines: LineIndex): Hit[] {
  const text = blankControls(source);
  const candidates: { readonly at: number; readonly anchor: number }[] = [];
  scanText(compiled.scan, text, (anchor, at) => candidates.push({ at, anchor }));
  candidates.sort((a, b) => a.at - b.at);
  const starts = runStarts(text);
  const entryOf = createEntryFinder(text);
  const hits: Hit[] = [];
  for (let i = 0; i < candidates.length;) {
    const entry = entryOf(candidates[i]!.at);
    const wanted = new Set<number>();
    for (; i < candidates.length && candidates[i]!.at <= entry.span.end; i++) for (const owner of compiled.owners[candidates[i]!.anchor]!) wanted.add(owner);
    const matches = createEntryMatcher(text, entry);
    for (const number of wanted) {
      const one = compiled.all[number]!;
      for (const match of matches(one)) {
        hits.push({
          signature: one.signature, ...match, entry: entry.span, line: lines.positionAt(match.span.start).line,
          message: fillMessage(one.signature.message, match.groups), run: starts.filter((start) => start <= match.span.start).length,
        });
      }
    }
  }
  return hits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const RUN_STARTS = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000: starting up/gm;

/** Where runs of a VM start in a domain log; see formats/qemu-start.ts. */
function runStarts(text: string): number[] {
  return text.includes(': starting up') ? Array.from(text.matchAll(RUN_STARTS), (match) => match.index) : [];
}
