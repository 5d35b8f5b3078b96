import { codes as known, isWellFormedness } from '../config/codes.ts';
import { readSuppression, type SuppressionComment, type WrittenCode } from '../config/suppression-comments.ts';
import { closest } from '../core/edit-distance.ts';
import type { Edit, Finding } from '../core/finding.ts';
import { createLineIndex } from '../core/line-index.ts';
import type { Span } from '../core/span.ts';
import type { Aside, Element, Node, XmlDocument } from '../xml/tree.ts';

/** What is left of findings when the comments of their text have had their say. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  /** How many were hidden. */
  readonly hidden: number;
  /** Comments that name codes which do not exist, which hid nothing, or which cannot be read. */
  readonly complaints: readonly Finding[];
}

/** A stretch of text in which one code, or every one, is not wanted. */
interface Area extends Span {
  used: boolean;
}

/** One comment, with an area for each code that it may hide. */
interface Placed {
  readonly read: SuppressionComment;
  readonly areas: readonly { readonly written: WrittenCode; readonly area: Area }[];
  readonly isNowhere: boolean;
}

/** Whether a text may hold suppressions at all; most hold none, and then there is nothing to do. */
export const maySuppress = (text: string): boolean => text.includes('virt-doctor');

/**
 * Takes out what comments of the text suppress: never what makes it not well-formed. `isSure` says whether a code that was not found
 * would have been found if it were there; only then is its suppression called unused. Linear but for the sorting.
 */
export function suppress(document: XmlDocument, findings: readonly Finding[], isSure: (code: string) => boolean): Suppressed {
  const placed = suppressions(document);
  if (placed.length === 0) return { findings, hidden: 0, complaints: [] };
  const hidden = hide(findings, areasByCode(placed));
  return { findings: findings.filter((finding) => !hidden.has(finding)), hidden: hidden.size, complaints: complaintsOf(placed, document, isSure) };
}

/** More complaints, or guesses, of one text than this help nobody. */
const MAX_COMPLAINTS = 100;
const MAX_GUESSES = 20;

function complaintsOf(placed: readonly Placed[], { text, problems }: XmlDocument, isSure: (code: string) => boolean): Finding[] {
  const sure = new Map<string, boolean>();
  const isSureOnce = (code: string): boolean => {
    let answer = sure.get(code);
    // Of a text that is not well-formed, the tree is a guess.
    if (answer === undefined) sure.set(code, answer = problems.length === 0 && isSure(code));
    return answer;
  };
  const complaints: Finding[] = [];
  for (const one of placed) {
    if (complaints.length >= MAX_COMPLAINTS) break;
    complaints.push(...complaintsOfOne(one, text, isSureOnce, complaints.length < MAX_GUESSES));
  }
  return complaints.slice(0, MAX_COMPLAINTS);
}

function suppressions({ text, nodes }: XmlDocument): Placed[] {
  const found: Placed[] = [];
  let lines: ReturnType<typeof createLineIndex> | undefined;
  const visit = (siblings: readonly Node[]): void => {
    let next: Element | undefined;
    // Backwards, so that the next element is known.
    for (let i = siblings.length - 1; i >= 0; i--) {
      const node = siblings[i]!;
      if (node.kind === 'element') {
        next = node;
        visit(node.children);
      } else if (node.kind === 'comment') {
        const read = readSuppression(node);
        if (read) found.push(place(read, scopeOf(read, next, () => (lines ??= createLineIndex(text)))));
      }
    }
  };
  visit(nodes);
  return found;
}

function scopeOf({ scope, comment }: SuppressionComment, next: Element | undefined, lines: () => ReturnType<typeof createLineIndex>): Span | undefined {
  if (scope === 'file') return { start: 0, end: Infinity };
  if (scope === 'element') return next?.span;
  const index = lines();
  const last = index.positionAt(comment.span.end).line;
  const first = scope === 'line' ? index.positionAt(comment.span.start).line : last + 1;
  return { start: index.lineStart(first), end: index.lineStart(Math.max(first, last) + 1) };
}

function place(read: SuppressionComment, scope: Span | undefined): Placed {
  const may = read.codes.filter(({ code }) => code === 'all' || (known.has(code) && !isWellFormedness(code)));
  return { read, isNowhere: scope === undefined, areas: may.map((written) => ({ written, area: { ...(scope ?? { start: 0, end: 0 }), used: false } })) };
}

function areasByCode(placed: readonly Placed[]): Map<string, Area[]> {
  const byCode = new Map<string, Area[]>();
  for (const { areas } of placed) {
    for (const { written: { code }, area } of areas) {
      const there = byCode.get(code);
      if (there) there.push(area);
      else byCode.set(code, [area]);
    }
  }
  return byCode;
}

function hide(findings: readonly Finding[], byCode: ReadonlyMap<string, Area[]>): Set<Finding> {
  const hidden = new Set<Finding>();
  for (const [code, areas] of byCode) {
    const concerned = findings.filter((f) => (code === 'all' ? !isWellFormedness(f.code) : f.code === code));
    for (const finding of sweep(concerned, areas)) hidden.add(finding);
  }
  return hidden;
}

/** The findings that begin in one of the areas; the innermost of these counts as used. */
function* sweep(findings: readonly Finding[], areas: readonly Area[]): Generator<Finding> {
  const waiting = [...areas].sort((a, b) => b.start - a.start || a.end - b.end);
  const open: Area[] = [];
  for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
    const { start } = finding.span;
    while (waiting.length > 0 && waiting.at(-1)!.start <= start) open.push(waiting.pop()!);
    // Only the last one opened need be looked at: those below that have ended are met when it has.
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop();
    const innermost = open.at(-1);
    if (innermost) {
      innermost.used = true;
      yield finding;
    }
  }
}

function complaintsOfOne({ read, areas, isNowhere }: Placed, text: string, isSure: (code: string) => boolean, mayGuess: boolean): Finding[] {
  if (read.codes.length === 0) return [unreadable(read)];
  const wrong = read.codes.slice(0, MAX_COMPLAINTS).flatMap((written, i) => wrongCode(written, mayGuess && i < MAX_GUESSES) ?? []);
  const unused = areas.filter(({ written, area }) => !area.used && (isNowhere || written.code === 'all' || isSure(written.code))).map(({ written }) => written);
  const isAll = unused.length === read.codes.length;
  return [...wrong, ...unused.map((written) => ({
    code: 'unused-suppression', severity: 'warning' as const, span: written.span, tags: ['unnecessary' as const],
    message: isNowhere ? `No element follows this comment, so it suppresses nothing: disable=${written.code} is about the next element.` : `${written.code} is not reported here, so suppressing it has no effect.`,
    fixes: [isAll ? { title: 'Remove the comment', safe: true, edits: [removal(read.comment, text)] } : { title: `Remove ${written.code}`, safe: true, edits: [removalOf(written, read.codes)] }],
  }))];
}

function unreadable({ word, scope }: SuppressionComment): Finding {
  const how = scope === 'element' ? 'disable' : `disable-${scope}`;
  return { code: 'bad-suppression', severity: 'warning', span: word, message: `This comment suppresses nothing: write ${how}=CODE[,CODE]: reason, or one of disable-file=, disable-line=, disable-next-line=.` };
}

function wrongCode({ code, span }: WrittenCode, mayGuess: boolean): Finding | undefined {
  if (code === 'all') return undefined;
  if (isWellFormedness(code)) return { code: 'bad-suppression', severity: 'warning', span, message: `${code} cannot be suppressed: XML that is not well-formed cannot be judged.` };
  if (known.has(code)) return undefined;
  const meant = mayGuess ? closest(code, known.keys()) : undefined;
  return {
    code: 'unknown-code', severity: 'warning', span, message: `virt-doctor has no code "${code.slice(0, 80)}"${meant === undefined ? ', so nothing is suppressed.' : `; did you mean ${meant}?`}`,
    ...(meant !== undefined && { fixes: [{ title: `Write ${meant}`, safe: false, edits: [{ span, newText: meant }] }] }),
  };
}

/** With the comma that parts it from its neighbour. */
function removalOf({ span }: WrittenCode, codes: readonly WrittenCode[]): Edit {
  const i = codes.findIndex((c) => c.span === span);
  const next = codes[i + 1];
  return { newText: '', span: next ? { start: span.start, end: next.span.start } : { start: codes[i - 1]!.span.end, end: span.end } };
}

/** With its line, when it stands alone on it. */
function removal({ span }: Aside, text: string): Edit {
  let { start, end } = span;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const isAlone = (start === 0 || /[\r\n]/.test(text[start - 1]!)) && /[\r\n]/.test(text[end] ?? '');
  if (isAlone) end += text.startsWith('\r\n', end) ? 2 : 1;
  return { newText: '', span: isAlone ? { start, end } : span };
}
