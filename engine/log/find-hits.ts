import type { Span } from '../core/span.ts';
import { RUN_START, type CompiledSignatures, type WeighedPattern } from './compiled-signatures.ts';
import { blankControls } from './controls.ts';
import { entryAt, isAlone, type LogEntry } from './entries.ts';
import { fillMessage } from './fill-message.ts';
import type { Hit } from './hit.ts';
import { createLineMemo, type LineKnowledge, type LineMemo } from './line-memo.ts';
import { hasDigit } from './line-shape.ts';
import { createLineReader, type LineSource, type LogLine } from './lines.ts';
import { createEntryMatcher, type EntryMatch } from './match-entry.ts';
import { createNearness } from './nearness.ts';
import { lowerAscii } from './pattern-items.ts';
import { scanText } from './scan-text.ts';
import { textSource } from './text-source.ts';

/** A hit whose line nobody has counted yet. */
export type LinelessHit = Omit<Hit, 'line'>;

/** An anchor that was found in a log. */
export interface Candidate {
  readonly at: number;
  readonly anchor: number;
}

/** The hits of a log, in the order of the document, and where runs of VMs start. Linear in its length. */
export function findLinelessHits(source: string, compiled: CompiledSignatures): { readonly hits: readonly LinelessHit[]; readonly runStarts: readonly number[] } {
  const text = blankControls(source);
  const candidates: Candidate[] = [];
  scanText(compiled.scanCollapsed(), text, (anchor, at) => candidates.push({ at, anchor }));
  const state = createScanState();
  return { hits: hitsAt(candidates, textSource(text), compiled, state), runStarts: state.runStarts };
}

/** What a scan remembers from one part of a log to the next. */
export interface ScanState {
  runs: number;
  /** Where each run starts. */
  readonly runStarts: number[];
  /** The start of each signature's last hit: stretches of long lines overlap. */
  readonly lastStarts: Map<number, number>;
  readonly memo: LineMemo<Outcome>;
}

export const createScanState = (): ScanState => ({ runs: 0, runStarts: [], lastStarts: new Map(), memo: createLineMemo() });

/** What a line says that is an entry of its own. */
export interface Outcome {
  readonly startsRun: boolean;
  readonly hits: readonly KnownHit[];
}

/** A hit as lines of one shape have it; offsets count from the line's start. */
export interface KnownHit {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly weight: number;
  /** Groups without digits: they say the same on all these lines. */
  readonly groups: Readonly<Record<string, string>>;
  /** Where the other groups stand. */
  readonly places: readonly (readonly [group: string, place: Span])[];
  /** The message, when no digit gets into it. */
  readonly message: string | undefined;
}

/** Who takes hits, entry by entry in the order of the log. */
export interface HitTaker {
  /** `line` is the one the words start on. */
  found(hit: LinelessHit, line: LogLine): void;
  /** A hit on a line that is like others. */
  known(hit: KnownHit, line: LogLine): void;
}

/** What is known about the entries in which anchors were found; counts the runs of VMs that start. */
export function hitsAt(candidates: Candidate[], source: LineSource, compiled: CompiledSignatures, state: ScanState): LinelessHit[] {
  const hits: LinelessHit[] = [];
  takeHits(candidates, source, compiled, state, {
    found: (hit) => hits.push(hit),
    known: (hit, line) => hits.push(fullHit(hit, line, source, compiled, state.runs)),
  });
  return hits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The hit that is known, as the hit of `line`. */
export function fullHit(known: KnownHit, line: LogLine, source: LineSource, compiled: CompiledSignatures, run: number): LinelessHit {
  const { signature } = compiled.all[known.owner]!;
  let { groups } = known;
  if (known.places.length > 0) {
    const read: Record<string, string> = { ...groups };
    for (const [group, { start, end }] of known.places) read[group] = source.read(line.start + start, line.start + end).text.trim();
    groups = read;
  }
  return {
    signature, span: { start: line.start + known.start, end: line.start + known.end }, groups, message: known.message ?? fillMessage(signature.message, groups),
    entry: { start: line.start, end: line.end }, depth: known.depth, weight: known.weight, run,
  };
}

/** Like `hitsAt`, but does not make what nobody needs. */
export function takeHits(candidates: Candidate[], source: LineSource, compiled: CompiledSignatures, state: ScanState, taker: HitTaker): void {
  candidates.sort((a, b) => a.at - b.at);
  const lines = createLineReader(source, state.memo);
  const isNear = createNearness(source);
  for (let i = 0; i < candidates.length;) {
    const line = lines.at(candidates[i]!.at)!;
    const outcome = knownOutcome(line);
    if (outcome && tells(outcome) && isAlone(lines, line)) {
      if (outcome.startsRun) startRun(state, line.start);
      for (const hit of outcome.hits) taker.known(hit, line);
      i = firstAfter(candidates, i, line.end);
      continue;
    }
    const from = i;
    const likely: LikelyPattern[] = [];
    i = addLikely(likely, candidates, i, line.end, compiled, isNear);
    if (likely.length === 0) continue;
    const alone = isAlone(lines, line);
    if (alone && outcome) continue;
    const entry = entryAt(lines, likely[0]!.at)!;
    // Of a long line, an entry is only a stretch.
    i = entry.span.end >= line.end ? addLikely(likely, candidates, i, entry.span.end, compiled, isNear) : firstAfter(candidates, from, entry.span.end);
    const made = hitsInEntry(entry, likely.filter(({ at }) => at <= entry.span.end), compiled, state, (hit) => { taker.found(hit, lines.at(hit.span.start)!); });
    if (alone && line.knowledge) remember(line as KnownLine, entry, made, candidates.slice(from, i), compiled);
  }
}

function startRun(state: ScanState, at: number): void {
  state.runs++;
  state.runStarts.push(at);
}

type KnownLine = LogLine & { readonly knowledge: LineKnowledge<Outcome> };

const tells = ({ hits, startsRun }: Outcome): boolean => hits.length > 0 || startsRun;

function knownOutcome(line: LogLine): Outcome | undefined {
  const knowledge = (line as KnownLine).knowledge as LineKnowledge<Outcome> | undefined;
  return knowledge?.outcome === 'digits' ? knowledge.outcomes!.get(line.text) : knowledge?.outcome;
}

function firstAfter(candidates: readonly Candidate[], i: number, offset: number): number {
  while (i < candidates.length && candidates[i]!.at <= offset) i++;
  return i;
}

interface LikelyPattern {
  readonly at: number;
  readonly pattern: WeighedPattern;
}

/** Adds the patterns that may match, of the candidates from the `i`th to an offset; returns the first candidate after it. */
function addLikely(likely: LikelyPattern[], candidates: readonly Candidate[], i: number, to: number, { owners }: CompiledSignatures, isNear: (at: number, pattern: WeighedPattern) => boolean): number {
  for (; i < candidates.length && candidates[i]!.at <= to; i++) {
    const { at, anchor } = candidates[i]!;
    for (const pattern of owners[anchor]!) if (isNear(at, pattern)) likely.push({ at, pattern });
  }
  return i;
}

interface MadeMatch extends EntryMatch {
  readonly owner: number;
}

function hitsInEntry(entry: LogEntry, likely: readonly LikelyPattern[], compiled: CompiledSignatures, state: ScanState, found: (hit: LinelessHit) => void): { readonly startsRun: boolean; readonly matches: readonly MadeMatch[] } {
  const wanted = new Map<number, Set<WeighedPattern>>();
  for (const { pattern } of likely) {
    const same = wanted.get(pattern.owner);
    if (same) same.add(pattern);
    else wanted.set(pattern.owner, new Set([pattern]));
  }
  const startsRun = wanted.delete(RUN_START.owner) && entry.kind === 'start';
  if (startsRun) startRun(state, entry.span.start);
  const matcher = createEntryMatcher(entry);
  const matches: MadeMatch[] = [];
  for (const [owner, patterns] of wanted) {
    for (const match of matcher(compiled.all[owner]!, patterns)) {
      if (match.span.start <= (state.lastStarts.get(owner) ?? -1)) continue;
      state.lastStarts.set(owner, match.span.start);
      matches.push({ ...match, owner });
    }
  }
  matches.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const { owner, span, groups, depth, weight } of matches) {
    const { signature } = compiled.all[owner]!;
    found({ signature, span, groups, depth, weight, entry: entry.span, run: state.runs, message: fillMessage(signature.message, groups) });
  }
  return { startsRun, matches };
}

const MOST_OUTCOMES = 64;

/** Notes what a line that is an entry of its own says, for all lines like it. */
function remember({ text, start, knowledge }: KnownLine, entry: LogEntry, { startsRun, matches }: { readonly startsRun: boolean; readonly matches: readonly MadeMatch[] }, candidates: readonly Candidate[], compiled: CompiledSignatures): void {
  const exact = hasDigit(text) && digitsMatter(text, candidates, compiled);
  const hits = matches.map((match) => knownHit(match, entry, start, exact, compiled));
  if (!exact) knowledge.outcome = { startsRun, hits };
  else {
    knowledge.outcome = 'digits';
    if (!knowledge.outcomes || knowledge.outcomes.size >= MOST_OUTCOMES) knowledge.outcomes = new Map();
    knowledge.outcomes.set(text, { startsRun, hits });
  }
}

/** Whether a pattern with digits may match a line that differs from this one in its digits. */
function digitsMatter(text: string, candidates: readonly Candidate[], compiled: CompiledSignatures): boolean {
  // Escapes of quotes and blanks are written with digits.
  if (/\\u|&/.test(text)) return true;
  const lower = lowerAscii(text);
  const mayMatch = ({ digits, pattern }: WeighedPattern): boolean => digits && pattern().words.every((some) => some.some((word) => hasDigit(word) || lower.includes(lowerAscii(word))));
  let matters = candidates.some(({ anchor }) => compiled.owners[anchor]!.some(mayMatch));
  if (!matters) scanText(compiled.scanShape(), text.replace(/\d/g, '1'), () => { matters = true; });
  return matters;
}

function knownHit({ owner, span, groups, places, depth, weight }: MadeMatch, entry: LogEntry, start: number, exact: boolean, compiled: CompiledSignatures): KnownHit {
  const varying = exact ? [] : Object.keys(groups).filter((group) => hasDigit(groups[group]!));
  const { message } = compiled.all[owner]!.signature;
  const inMessage = varying.some((group) => message.includes(`{${group}}`));
  return {
    owner, depth, weight, start: span.start - start, end: span.end - start,
    groups: varying.length === 0 ? groups : Object.fromEntries(Object.entries(groups).filter(([group]) => !varying.includes(group))),
    places: varying.map((group) => [group, { start: entry.offsetAt(places[group]!.start) - start, end: entry.offsetAt(places[group]!.end) - start }]),
    message: inMessage ? undefined : fillMessage(message, groups),
  };
}
