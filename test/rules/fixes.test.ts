import { XMLValidator } from 'fast-xml-parser';
import { afterAll, describe, expect, test } from 'vitest';
import { applyEdits, fixables, lint, mend, parseXml, type Finding, type Fix, type LintOptions } from '../../engine/index.ts';
import { expandExample } from '../../engine/rules/example.ts';
import { rules } from '../../engine/rules/index.ts';
import type { AnyRule, Example } from '../../engine/rules/rule.ts';
import { corpusFiles } from '../corpus.ts';

const optionsOf = (example: Example): LintOptions => (typeof example === 'string' ? {} : { ...(example.host && { host: example.host }), ...(example.target && { target: example.target }) });

/** How often each code that is an error is given. */
function errors(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, severity } of findings) if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const countOf = (findings: readonly Finding[], code: string): number => findings.filter((f) => f.code === code).length;

/** What is wrong with a fix: each answer is a sentence. */
function offences(rule: AnyRule, fix: Fix, xml: string, before: readonly Finding[], options: LintOptions): string[] {
  const after = applyEdits(xml, fix.edits);
  if (parseXml(after).problems.length > 0 || XMLValidator.validate(after) !== true) return ['leaves XML that is not well-formed'];
  const { findings } = lint(after, options);
  const told: string[] = [];
  if (countOf(findings, rule.id) >= countOf(before, rule.id)) told.push('leaves the finding where it is');
  if (fix.safe) for (const [code, count] of errors(findings)) if (count > (errors(before).get(code) ?? 0)) told.push(`brings in ${code}: ${findings.find((f) => f.code === code)!.message}`);
  return told;
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('each fix mends what it says, a safe one without a new error; all together come to an end', () => {
    for (const example of rule.bad) {
      const { xml } = expandExample(rule, example);
      const options = optionsOf(example);
      const { findings } = lint(xml, options);
      for (const finding of findings.filter((f) => f.code === rule.id)) {
        for (const fix of finding.fixes ?? []) expect(offences(rule, fix, xml, findings, options), `${fix.title}\n${xml}`).toEqual([]);
      }
      const mended = mend(xml, (text) => lint(text, options).findings);
      expect(mend(mended.text, (text) => lint(text, options).findings), xml).toMatchObject({ text: mended.text, fixed: 0 });
      for (const [code, count] of errors(mended.findings)) expect(count, code).toBeLessThanOrEqual(errors(findings).get(code) ?? 0);
    }
  });
});

test.skipIf(corpusFiles('valid').length === 0)('no safe fix makes an error out of a domain that libvirt accepts', () => {
  const judge = (text: string): readonly Finding[] => lint(text).findings;
  const changed = corpusFiles('valid').map(({ path, text }) => ({ path, text, mended: mend(text, judge) })).filter(({ text, mended }) => mended.text !== text);
  for (const { path, mended } of changed) {
    expect(parseXml(mended.text).problems, path).toEqual([]);
    expect(mended.findings.filter((f) => f.severity === 'error'), path).toEqual([]);
  }
  console.log(`fixes: ${changed.length} valid domains have something to mend`);
});

const all = [...fixables()].filter(([code]) => rules.some((rule) => rule.id === code)).map(([, fixable]) => fixable);
const share = all.filter((fixable) => fixable !== 'none').length / all.length;
test('half of the rules have a fix', () => expect(share).toBeGreaterThanOrEqual(0.5));
afterAll(() => console.log(`fixes: ${all.filter((f) => f === 'safe').length} of ${all.length} rules have a safe one, ${all.filter((f) => f === 'offered').length} offer one: ${(100 * share).toFixed(1)} %`));
