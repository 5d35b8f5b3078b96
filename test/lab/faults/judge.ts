import type { Expected } from './fault.ts';

/** A cause as `virt-doctor diagnose --format json` prints it. */
export interface NamedCause {
  readonly id: string;
  readonly severity: 'fatal' | 'degraded' | 'benign';
  readonly element: string | null;
  readonly evidence: readonly { readonly file: string; readonly line: number }[];
}

export interface Verdict {
  readonly cause: 'right' | 'among 3' | 'missed' | 'wrong' | 'healthy' | 'false alarm';
  /** Undefined where the fault has none. */
  readonly element?: boolean;
  readonly evidence?: boolean;
}

/** `[1]` says nothing, and `text()` is the element itself. */
const plain = (xpath: string): string => xpath.replaceAll('[1]', '').replace(/\/text\(\)$/, '');

const parent = (xpath: string): string => xpath.slice(0, xpath.lastIndexOf('/'));
const isAttribute = (xpath: string): boolean => xpath.slice(xpath.lastIndexOf('/') + 1).startsWith('@');

/** The place, the element around it unless that holds everything, or an attribute of it. */
function pointsAt(given: string | null, wanted: readonly string[]): boolean {
  if (given === null) return false;
  const here = plain(given);
  return wanted.map(plain).some((place) => here === place
    || (here === parent(place) && !['', '/domain', '/domain/devices'].includes(here))
    || (isAttribute(here) && parent(here) === place));
}

/** What a diagnosis is worth, given the files that it refers to. */
export function judge(expected: Expected, causes: readonly NamedCause[], files: ReadonlyMap<string, string>): Verdict {
  const [first] = causes;
  if (expected.cause.length === 0) return { cause: causes.some(({ severity }) => severity === 'fatal') ? 'false alarm' : 'healthy' };
  const ids = causes.map(({ id }) => id);
  const wanted = expected.evidence === undefined ? [] : [expected.evidence].flat();
  const lines = (first?.evidence ?? []).map(({ file, line }) => files.get(file)?.split('\n')[line - 1] ?? '');
  return {
    cause: expected.cause.includes(ids[0] ?? '') ? 'right' : expected.wrong?.includes(ids[0] ?? '') ? 'wrong' : ids.slice(0, 3).some((id) => expected.cause.includes(id)) ? 'among 3' : 'missed',
    ...(expected.element && { element: pointsAt(first?.element ?? null, expected.element) }),
    ...(wanted.length > 0 && { evidence: lines.some((line) => wanted.some((text) => line.includes(text))) }),
  };
}
