import { suppressionCodes } from '../config/control-codes.ts';
import type { CodeNote } from '../core/code-note.ts';
import type { Finding, Severity } from '../core/finding.ts';
import { expandExample, unmark } from '../rules/example.ts';
import { rules } from '../rules/index.ts';
import type { AnyRule, Example, Profile } from '../rules/rule.ts';
import { compileRules, runRules } from '../rules/run.ts';
import { formatCodes } from '../schema/format-codes.ts';
import { parseXml } from '../xml/parse.ts';
import { problemCodes } from '../xml/problem-codes.ts';
import { lint } from './lint.ts';

/** What a finding of this code may be mended with: a fix that `--fix` applies unasked, one that is only offered, or none. */
export type Fixable = 'safe' | 'offered' | 'none';

/** One code that linting may give. */
export interface CatalogueEntry {
  readonly code: string;
  /** Who says it: one of the rules, the format of the domain, the XML parser, or whoever looks after suppressions. */
  readonly origin: 'rule' | 'format' | 'xml' | 'suppression';
  readonly severity: Severity;
  /** `libvirt` for codes that are no rule's. */
  readonly profile: Profile;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
}

/** What is to be read about codes that are no rule's. */
export const notes: Readonly<Record<string, CodeNote>> = { ...formatCodes, ...problemCodes, ...suppressionCodes };

/** Every code that linting may give, by name. */
export function catalogue(): readonly CatalogueEntry[] {
  const ofRule = ({ id: code, severity, profile, title, why, remedy }: AnyRule): CatalogueEntry => ({ code, origin: 'rule', severity, profile, title, why, remedy });
  const ofNotes = (notes: Readonly<Record<string, CodeNote>>, origin: 'format' | 'xml' | 'suppression'): CatalogueEntry[] =>
    Object.entries(notes).map(([code, { severity, title, why, remedy }]) => ({ code, origin, severity, profile: severity === 'error' ? 'libvirt' : 'silent', title, why, remedy }));
  return [...rules.map(ofRule), ...ofNotes(formatCodes, 'format'), ...ofNotes(problemCodes, 'xml'), ...ofNotes(suppressionCodes, 'suppression')].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What the fixes of a code are, as its own bad examples show; no rule says it of itself. */
export function fixables(): ReadonlyMap<string, Fixable> {
  const ofRules = rules.map((rule): [string, Fixable] => [rule.id, fixableOf(rule)]);
  const ofNotes = Object.entries(notes).map(([code, { bad }]): [string, Fixable] =>
    [code, bad === undefined ? 'none' : asFixable(lint(unmark(bad).xml).findings.filter((f) => f.code === code))]);
  return new Map([...ofRules, ...ofNotes]);
}

export const fixableOf = (rule: AnyRule): Fixable => asFixable(rule.bad.flatMap((example) => judged(rule, example)));

function judged(rule: AnyRule, example: Example): readonly Finding[] {
  const { xml } = expandExample(rule, example);
  const options = typeof example === 'string' ? {} : { ...(example.host && { host: example.host }), ...(example.target && { target: example.target }) };
  const root = parseXml(xml).root;
  return root ? runRules(compileRules([rule]), xml, root, options).findings : [];
}

function asFixable(findings: readonly Finding[]): Fixable {
  const fixes = findings.flatMap((finding) => finding.fixes ?? []);
  return fixes.some((fix) => fix.safe) ? 'safe' : fixes.length > 0 ? 'offered' : 'none';
}
