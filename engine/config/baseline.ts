import type { Finding } from '../core/finding.ts';
import { elementAt } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';
import { isWellFormedness } from './codes.ts';

/** The usual name of a baseline file. */
export const BASELINE_NAME = '.virt-doctor-baseline.json';

/** Findings that a file had before, as far as they look alike. */
export interface BaselineEntry {
  readonly code: string;
  /** The names of the elements from the outermost down: `domain/devices/disk`. No positions, so that elements may move. */
  readonly path: string;
  /** A digest of what is underlined, white space evened out; the value itself may be a secret. */
  readonly value: string;
  readonly count: number;
}

/** What each file had before, by its path from the baseline's folder, with `/`. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

/** One file as it was linted. */
export interface LintedFile {
  readonly file: string;
  readonly document: XmlDocument;
  readonly findings: readonly Finding[];
}

export interface BaselineResult {
  /** What the file did not have before. */
  readonly findings: readonly Finding[];
  /** How many it had. */
  readonly known: number;
  /** What it had and has no more, with how often: the baseline can be made smaller. */
  readonly stale: readonly BaselineEntry[];
}

export type BaselineReading = { readonly ok: true; readonly baseline: Baseline } | { readonly ok: false; readonly problem: string };

const VERSION = 1;

/** A baseline of all findings of these files, but those of broken XML; what `before` says of other files stays. */
export function makeBaseline(linted: Iterable<LintedFile>, before: Baseline = new Map()): Baseline {
  const files = new Map(before);
  for (const { file, document, findings } of linted) {
    const entries = entriesOf(document, findings).map(({ entry }) => entry);
    if (entries.length > 0) files.set(file, entries);
    else files.delete(file);
  }
  return files;
}

/** Takes out of a file's findings those that its baseline has, each as often as it has it. */
export function applyBaseline(baseline: Baseline, { file, document, findings }: LintedFile): BaselineResult {
  const before = baseline.get(file) ?? [];
  if (before.length === 0) return { findings, known: 0, stale: [] };
  const left = new Map<string, number>();
  for (const entry of before) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  const known = new Set<Finding>();
  for (const { entry, of } of entriesOf(document, findings)) {
    const times = Math.min(left.get(keyOf(entry)) ?? 0, of.length);
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - times);
    for (const finding of of.slice(0, times)) known.add(finding);
  }
  const stale = before.flatMap((entry) => {
    const count = Math.min(left.get(keyOf(entry)) ?? 0, entry.count);
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - count);
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { findings: findings.filter((f) => !known.has(f)), known: known.size, stale };
}

/** In a fixed order and one entry a line, so that versions can be compared as texts. */
export function writeBaseline(baseline: Baseline): string {
  const files = [...baseline].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, entries]) => `    ${JSON.stringify(file)}: [\n${entries.map((e) => `      ${JSON.stringify(e)}`).join(',\n')}\n    ]`);
  return `{\n  "virtDoctorBaseline": ${VERSION},\n  "files": {${files.length > 0 ? `\n${files.join(',\n')}\n  ` : ''}}\n}\n`;
}

/** Reads what `writeBaseline` wrote. One that is damaged, or newer than this virt-doctor, is refused with the reason. */
export function readBaseline(text: string): BaselineReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'the baseline is damaged: it is not JSON' };
  }
  const { virtDoctorBaseline: version, files } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof version === 'number' && version > VERSION) return { ok: false, problem: `the baseline has format ${version}, this virt-doctor reads up to ${VERSION}: it is newer than the tool` };
  if (version !== VERSION) return { ok: false, problem: 'this is no baseline: it does not say "virtDoctorBaseline"' };
  const read = typeof files === 'object' && files !== null ? Object.entries(files) : [];
  const wrong = read.find(([, entries]) => !Array.isArray(entries) || !entries.every(isEntry));
  if (wrong) return { ok: false, problem: `the baseline is damaged at ${wrong[0].slice(0, 200)}` };
  return { ok: true, baseline: new Map(read as [string, BaselineEntry[]][]) };
}

function isEntry(value: unknown): value is BaselineEntry {
  const { code, path, value: digest, count } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof code === 'string' && typeof path === 'string' && typeof digest === 'string' && Number.isSafeInteger(count) && (count as number) > 0;
}

const keyOf = ({ code, path, value }: BaselineEntry): string => `${code} ${path} ${value}`;

/** Findings that look alike, put together, in a fixed order. */
function entriesOf(document: XmlDocument, findings: readonly Finding[]): { readonly entry: BaselineEntry; readonly of: readonly Finding[] }[] {
  const alike = new Map<string, { entry: BaselineEntry; of: Finding[] }>();
  for (const finding of findings) {
    if (isWellFormedness(finding.code)) continue;
    const single = entryOf(document, finding);
    const there = alike.get(keyOf(single));
    if (there) there.of.push(finding);
    else alike.set(keyOf(single), { entry: single, of: [finding] });
  }
  return [...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { entry, of }]) => ({ entry: { ...entry, count: of.length }, of }));
}

function entryOf(document: XmlDocument, { code, span: { start, end } }: Finding): BaselineEntry {
  // One character in, so that an element's own start tag counts as within it.
  const names: string[] = [];
  for (let e: Element | undefined = elementAt(document, start + 1); e; e = e.parent) names.unshift(e.name);
  return { code, path: names.join('/'), value: digest(document.text.slice(start, end).replace(/\s+/g, ' ').trim()), count: 1 };
}

/** FNV-1a over two lanes: enough to tell values apart, and no secret can be read from it at a glance. */
function digest(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
