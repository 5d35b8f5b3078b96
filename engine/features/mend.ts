import { applyEdits, withLineEnds } from '../core/apply-edits.ts';
import { composeEdits } from '../core/compose-edits.ts';
import { severities, type Edit, type Finding } from '../core/finding.ts';
import { parseXml } from '../xml/parse.ts';
import { fixAll } from './fix-all.ts';

/** A text after its safe fixes, what is still to be said about it, and how many findings were mended. */
export interface Mended {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly fixed: number;
  /** What leads there from the text as it was, for editors: apart, in order. */
  readonly edits: readonly Edit[];
}

/** Each pass leaves strictly less to say, so this ends by itself; a text that takes longer is somebody's trap. */
const MAX_PASSES = 20;
/** Fixes tried one by one after all of them at once made the text worse. */
const MAX_SINGLE_TRIES = 50;

type Judge = (text: string) => readonly Finding[];

/** A judge, and how often it may still be asked. */
interface Trial {
  readonly judge: Judge;
  left: number;
}

/**
 * Applies safe fixes until none is left, judging anew after each pass with `judge`. A pass counts only when it leaves the text better:
 * fewer mistakes of XML, or no more of them, no error that was not there before, and less to say in all. What does not, is left as it is.
 * At most `maxJudgings` texts are judged besides the first.
 */
export function mend(text: string, judge: Judge, maxJudgings = 1000): Mended {
  const trial: Trial = { judge, left: maxJudgings };
  let current: Mended = { text, findings: judge(text), fixed: 0, edits: [] };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = improve(current, trial);
    if (!next) break;
    current = { ...next, edits: composeEdits(text.length, current.edits, next.edits) };
  }
  return current;
}

function improve(from: Mended, trial: Trial): Mended | undefined {
  const fixable = from.findings.filter((f) => f.fixes?.some((fix) => fix.safe));
  if (fixable.length === 0) return undefined;
  const together = attempt(from, fixable, trial);
  if (together || fixable.length === 1) return together;
  let best: Mended | undefined;
  for (const finding of fixable.slice(0, MAX_SINGLE_TRIES)) best ??= attempt(from, [finding], trial);
  return best;
}

function attempt(from: Mended, findings: readonly Finding[], trial: Trial): Mended | undefined {
  const edits = withLineEnds(from.text, fixAll(findings));
  if (edits.length === 0 || trial.left-- <= 0) return undefined;
  const text = applyEdits(from.text, edits);
  const after = trial.judge(text);
  const fixed = from.fixed + Math.max(1, from.findings.length - after.length);
  return isBetter(from, { text, findings: after }) ? { text, findings: after, fixed, edits } : undefined;
}

function isBetter(before: Pick<Mended, 'text' | 'findings'>, after: Pick<Mended, 'text' | 'findings'>): boolean {
  const mistakes = parseXml(after.text).problems.length - parseXml(before.text).problems.length;
  if (mistakes !== 0) return mistakes < 0;
  const errorsBefore = countByCode(before.findings);
  for (const [code, times] of countByCode(after.findings)) if (times > (errorsBefore.get(code) ?? 0)) return false;
  for (const severity of severities) {
    const more = count(after.findings, severity) - count(before.findings, severity);
    if (more !== 0) return more < 0;
  }
  return false;
}

const count = (findings: readonly Finding[], severity: string): number => findings.filter((f) => f.severity === severity).length;

function countByCode(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, severity } of findings) if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
