import type { Span } from '../core/span.ts';
import { RUN_START, type CompiledSignatures, type WeighedPattern } from './compiled-signatures.ts';
import { createCandidateList, type Candidates } from './candidates.ts';
import { blankControls } from './controls.ts';
import { ENTRY_MARGIN, entryAt, isAlone, type LogEntry } from './entries.ts';
import { fillMessage } from './fill-message.ts';
import type { Hit } from './hit.ts';
import { createKnownEntries, MOST_KNOWN_LINES } from './known-entries.ts';
import { createKnowledgeBudget, createLineMemo, EntryKnowledge, type KnowledgeBudget, type LineKnowledge, type LineMemo } from './line-memo.ts';
import { hasDigit } from './line-shape.ts';
import { createLineReader, type LineReader, type LineSource, type LogLine } from './lines.ts';
import { createEntryMatcher, type EntryMatch } from './match-entry.ts';
import { createNearness } from './nearness.ts';
import { lowerAscii } from './pattern-items.ts';
import { scanText } from './scan-text.ts';
import { textSource } from './text-source.ts';

/** A hit whose line nobody has counted yet. */
export type LinelessHit = Omit<Hit, 'line'>;

/** The hits of a log, in the order of the document, and where runs of VMs start. Linear in its length. */
export function findLinelessHits(source: string, compiled: CompiledSignatures): { readonly hits: readonly LinelessHit[]; readonly runStarts: readonly number[] } {
  const text = blankControls(source);
  const candidates = createCandidateList();
  scanText(compiled.scanCollapsed(), text, candidates.push);
  candidates.sort();
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
  readonly budget: KnowledgeBudget<Outcome>;
}

export const createScanState = (): ScanState => ({ runs: 0, runStarts: [], lastStarts: new Map(), memo: createLineMemo(), budget: createKnowledgeBudget() });

/** What an entry says. */
export interface Outcome {
  readonly startsRun: boolean;
  readonly hits: readonly KnownHit[];
}

/** A hit as entries of the same shapes have it; offsets count from the entry's start. */
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
  /** What who takes hits remembers of it. */
  note?: unknown;
}

/** Who takes hits, entry by entry in the order of the log. */
export interface HitTaker {
  /** `line` is the one the words start on. */
  found(hit: LinelessHit, line: LogLine): void;
  /** A hit in the entry between two offsets, which is like others. */
  known(hit: KnownHit, start: number, end: number, lines: LineReader): void;
}

/** What is known about the entries in which anchors were found; counts the runs of VMs that start. */
export function hitsAt(candidates: Candidates, source: LineSource, compiled: CompiledSignatures, state: ScanState): LinelessHit[] {
  const hits: LinelessHit[] = [];
  takeHits(candidates, source, compiled, state, collect(hits, source, compiled, () => state.runs));
  return inOrder(hits);
}

/** Adds all hits to a list. */
export const collect = (hits: LinelessHit[], source: LineSource, compiled: CompiledSignatures, runs: () => number): HitTaker => ({
  found: (hit) => hits.push(hit),
  known: (hit, start, end) => hits.push(fullHit(hit, { start, end }, source, compiled, runs())),
});

export const inOrder = (hits: LinelessHit[]): LinelessHit[] => hits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** The hit that is known, as the hit of an entry. */
export function fullHit(known: KnownHit, { start, end }: Span, source: LineSource, compiled: CompiledSignatures, run: number): LinelessHit {
  const { signature } = compiled.all[known.owner]!;
  let { groups } = known;
  if (known.places.length > 0) {
    const read: Record<string, string> = { ...groups };
    for (const [group, place] of known.places) read[group] = source.read(start + place.start, start + place.end).text.trim();
    groups = read;
  }
  return {
    signature, span: { start: start + known.start, end: start + known.end }, groups, message: known.message ?? fillMessage(signature.message, groups),
    entry: { start, end }, depth: known.depth, weight: known.weight, run,
  };
}

/** Like `hitsAt`, but does not make what nobody needs. */
export function takeHits(candidates: Candidates, source: LineSource, compiled: CompiledSignatures, state: ScanState, taker: HitTaker): void {
  const lines = createLineReader(source, state.memo);
  const known = source.shapes && createKnownEntries(source.shapes, lines);
  const isNear = createNearness(source);
  const tell = ({ startsRun, hits }: Outcome, start: number, end: number): void => {
    if (startsRun) startRun(state, start);
    for (let n = 0; n < hits.length; n++) taker.known(hits[n]!, start, end, lines);
  };
  for (let i = 0; i < candidates.length;) {
    const found = known?.at(candidates.at(i));
    const end = found ? (source.codeAt(found.feed - 1) === CR ? found.feed - 1 : found.feed) : 0;
    const sure = found && outcomeOf(found.knowledge as EntryKnowledge<Outcome>, source, found.start, end);
    if (sure) {
      tell(sure, found.start, end);
      i = candidates.firstAfter(i, found.feed);
      continue;
    }
    known?.forget();
    const line = lines.at(candidates.at(i))!;
    const { knowledge } = line as KnownLine;
    const outcome = knowledge && outcomeOf(knowledge, source, line.start, line.end);
    if (outcome && tells(outcome) && isAlone(lines, line)) {
      tell(outcome, line.start, line.end);
      i = candidates.firstAfter(i, line.end);
      continue;
    }
    const from = i;
    const likely: LikelyPattern[] = [];
    let seen = line.start;
    // Of a long line, not farther than what is found first reaches: its candidates may be very many.
    while (likely.length === 0 && i < candidates.length && candidates.at(i) <= line.end) {
      seen = Math.min(line.end, candidates.at(i) + ENTRY_MARGIN);
      i = addLikely(likely, candidates, i, seen, compiled, isNear);
    }
    if (likely.length === 0 && (outcome || !isOftenSeen(knowledge))) continue;
    const alone = isAlone(lines, line);
    if (alone && outcome) {
      i = candidates.firstAfter(from, line.end);
      continue;
    }
    if (likely.length === 0) {
      if (alone) remember(knowledge!, entryAt(lines, line.start)!, { startsRun: false, matches: [] }, anchorsOf(candidates, from, i), source, compiled, state.budget);
      continue;
    }
    const entry = entryAt(lines, likely[0]!.at)!;
    // Of a long line, an entry is only a stretch.
    i = entry.span.end >= seen ? addLikely(likely, candidates, i, entry.span.end, compiled, isNear) : candidates.firstAfter(from, entry.span.end);
    const made = hitsInEntry(entry, likely.filter(({ at }) => at <= entry.span.end), compiled, state, (hit) => { taker.found(hit, lines.at(hit.span.start)!); });
    const knowledgeOfAll = alone ? knowledge : known && knowledgeOf(entry, lines, state.budget);
    if (knowledgeOfAll) remember(knowledgeOfAll, entry, made, anchorsOf(candidates, from, i), source, compiled, state.budget);
  }
}

/** Lines whose anchors are there by chance: it is worth knowing that, when there are many of them. */
function isOftenSeen(knowledge: LineKnowledge<Outcome> | undefined): boolean {
  return knowledge !== undefined && ++knowledge.chances > 2;
}

function startRun(state: ScanState, at: number): void {
  state.runs++;
  state.runStarts.push(at);
}

type KnownLine = LogLine & { readonly knowledge: LineKnowledge<Outcome> | undefined };

const tells = ({ hits, startsRun }: Outcome): boolean => hits.length > 0 || startsRun;

/** What an entry is known to say. */
function outcomeOf({ outcome, outcomes, digitsFrom }: EntryKnowledge<Outcome>, source: LineSource, start: number, end: number): Outcome | undefined {
  return outcome === 'digits' ? outcomes?.get(source.key(start + digitsFrom!, end)) : outcome;
}

interface LikelyPattern {
  readonly at: number;
  readonly pattern: WeighedPattern;
}

/** Adds the patterns that may match, of the candidates from the `i`th to an offset; returns the first candidate after it. */
function addLikely(likely: LikelyPattern[], candidates: Candidates, i: number, to: number, { owners }: CompiledSignatures, isNear: (at: number, pattern: WeighedPattern) => boolean): number {
  for (; i < candidates.length && candidates.at(i) <= to; i++) {
    const at = candidates.at(i);
    for (const pattern of owners[candidates.anchor(i)]!) if (isNear(at, pattern)) likely.push({ at, pattern });
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
  const told = withoutLastResorts(matches, compiled).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const { owner, span, groups, depth, weight } of told) {
    const { signature } = compiled.all[owner]!;
    found({ signature, span, groups, depth, weight, entry: entry.span, run: state.runs, message: fillMessage(signature.message, groups) });
  }
  return { startsRun, matches: told };
}

/** What only repeats libvirt's words gives way where something telling stands among them. */
function withoutLastResorts(matches: readonly MadeMatch[], { all }: CompiledSignatures): MadeMatch[] {
  const telling = matches.filter(({ owner }) => !all[owner]!.signature.consequence && all[owner]!.signature.severity !== 'benign');
  return matches.filter(({ owner, span }) => !all[owner]!.signature.consequence || !telling.some((one) => one.span.start >= span.start && one.span.end <= span.end));
}

const CR = 13;
const MOST_OUTCOMES = 256;

/** Notes what an entry says, for all entries like it. */
function remember(knowledge: EntryKnowledge<Outcome>, entry: LogEntry, { startsRun, matches }: { readonly startsRun: boolean; readonly matches: readonly MadeMatch[] }, anchors: readonly number[], source: LineSource, compiled: CompiledSignatures, budget: KnowledgeBudget<Outcome>): void {
  const { text, prefix, span: { start, end } } = entry;
  const exact = hasDigit(text) && digitsMatter(text, anchors, compiled);
  const digitsFrom = exact ? (knowledge.digitsFrom ??= entry.offsetAt(namesFrom(text, prefix?.messages[0]?.start ?? 0)) - start) : Infinity;
  const outcome: Outcome = { startsRun, hits: matches.map((match) => knownHit(match, entry, start + digitsFrom, compiled)) };
  if (!exact) knowledge.outcome = outcome;
  else {
    knowledge.outcome = 'digits';
    budget.spend(knowledge);
    if (!knowledge.outcomes || knowledge.outcomes.size >= MOST_OUTCOMES) knowledge.outcomes = new Map();
    knowledge.outcomes.set(source.key(start + digitsFrom, end), outcome);
  }
}

/** Where a message starts, or the name of the program before it when that has digits: `qemu-system-aarch64:` is no other's. */
function namesFrom(text: string, message: number): number {
  const head = text.slice(0, message).trimEnd();
  const name = head.slice(head.lastIndexOf(' ') + 1);
  return /^\D.*[A-Za-z]\d/.test(name) ? head.length - name.length : message;
}

const anchorsOf = (candidates: Candidates, from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => candidates.anchor(from + i));

/** What is known of entries like this one; undefined when it has long or many lines. */
function knowledgeOf({ span }: LogEntry, lines: LineReader, budget: KnowledgeBudget<Outcome>): EntryKnowledge<Outcome> | undefined {
  let line = lines.at(span.start) as KnownLine;
  let known: EntryKnowledge<Outcome> | undefined = line.knowledge;
  for (let count = 1; known && line.end < span.end; count++) {
    line = lines.after(line) as KnownLine;
    if (!line.knowledge || count === MOST_KNOWN_LINES) return undefined;
    const next: EntryKnowledge<Outcome> | undefined = known.followed?.get(line.knowledge);
    known = next ?? follow(known, line.knowledge, budget);
  }
  return known;
}

function follow(known: EntryKnowledge<Outcome>, line: LineKnowledge<Outcome>, budget: KnowledgeBudget<Outcome>): EntryKnowledge<Outcome> {
  budget.spend(known);
  const next = new EntryKnowledge<Outcome>();
  (known.followed ??= new Map()).set(line, next);
  return next;
}

/** Whether a pattern with digits may match a line that differs from this one in its digits. */
function digitsMatter(text: string, anchors: readonly number[], compiled: CompiledSignatures): boolean {
  // Escapes of quotes and blanks are written with digits.
  if (/\\u|&/.test(text)) return true;
  const lower = lowerAscii(text);
  const mayMatch = (one: WeighedPattern): boolean => one.digits() && one.pattern().words.every((some) => some.some((word) => hasDigit(word) || lower.includes(lowerAscii(word))));
  let matters = anchors.some((anchor) => compiled.owners[anchor]!.some(mayMatch));
  if (!matters) scanText(compiled.scanShape(), text.replace(/\d/g, '1'), () => { matters = true; });
  return matters;
}

/** Digits vary up to `sameFrom`. */
function knownHit({ owner, span, groups, places, depth, weight }: MadeMatch, entry: LogEntry, sameFrom: number, compiled: CompiledSignatures): KnownHit {
  const { start } = entry.span;
  const varying = Object.keys(groups).filter((group) => hasDigit(groups[group]!) && entry.offsetAt(places[group]!.start) < sameFrom);
  const { message } = compiled.all[owner]!.signature;
  const inMessage = varying.some((group) => message.includes(`{${group}}`));
  return {
    owner, depth, weight, start: span.start - start, end: span.end - start,
    groups: varying.length === 0 ? groups : Object.fromEntries(Object.entries(groups).filter(([group]) => !varying.includes(group))),
    places: varying.map((group) => [group, { start: entry.offsetAt(places[group]!.start) - start, end: entry.offsetAt(places[group]!.end) - start }]),
    message: inMessage ? undefined : fillMessage(message, groups),
  };
}
