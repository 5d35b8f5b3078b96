import { describe, expect, test } from 'vitest';
import { XMLValidator } from 'fast-xml-parser';
import { expandExample } from '../../engine/rules/example.ts';
import { rules } from '../../engine/rules/index.ts';
import type { AnyRule, Example } from '../../engine/rules/rule.ts';
import { compileRules, runRules } from '../../engine/rules/run.ts';
import { parseXml } from '../../engine/xml/parse.ts';

const spanTexts = (xml: string, spans: readonly { start: number; end: number }[]): string[] => spans.map((s) => `${s.start}: ${xml.slice(s.start, s.end)}`);

/** What `rule` alone says about one of its examples, beside what the example's marks demand. */
function judge(rule: AnyRule, example: Example): { said: string[]; marked: string[]; messages: string[] } {
  const { xml, spans } = expandExample(rule, example);
  const document = parseXml(xml);
  expect(document.problems, xml).toEqual([]);
  expect(XMLValidator.validate(xml), `fast-xml-parser agrees that the example is well-formed:\n${xml}`).toBe(true);
  const options = typeof example === 'string' ? {} : { ...(example.host && { host: example.host }), ...(example.target && { target: example.target }) };
  const result = runRules(compileRules([rule]), xml, document.root!, options);
  expect(result.failed).toEqual([]);
  expect(result.skipped, 'the example knows the facts that the rule needs').toEqual([]);
  const findings = [...result.findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const finding of findings) {
    for (const fix of finding.fixes ?? []) expect(fix.edits.length, `${finding.code}: ${fix.title}`).toBeGreaterThan(0);
  }
  return { said: spanTexts(xml, findings.map((f) => f.span)), marked: spanTexts(xml, spans), messages: findings.map((f) => f.message) };
}

/** `text` after the fix's edits. */
function applied(text: string, edits: readonly { span: { start: number; end: number }; newText: string }[]): string {
  return [...edits].sort((a, b) => b.span.start - a.span.start).reduce((t, e) => t.slice(0, e.span.start) + e.newText + t.slice(e.span.end), text);
}

test('ids are kebab-case and unique', () => {
  const ids = rules.map((r) => r.id);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('says what it is for', () => {
    for (const text of [rule.title, rule.why, rule.remedy]) expect(text.length).toBeGreaterThan(15);
    expect(rule.witness.length).toBeGreaterThan(0);
    for (const { source, text } of rule.witness) {
      expect(source).toMatch(/\S{3}/);
      expect(text.length).toBeGreaterThan(5);
    }
    expect(rule.bad.length).toBeGreaterThan(0);
    expect(rule.good.length).toBeGreaterThan(0);
    for (const path of rule.visits) expect(path).toMatch(/^domain(\/[\w:-]+)*$/);
  });

  test.each(rule.bad.map((example, i) => [i + 1, example] as const))('bad example %i is reported where it is marked', (_i, example) => {
    const { said, marked, messages } = judge(rule, example);
    expect(marked.length).toBeGreaterThan(0);
    expect(said).toEqual(marked);
    for (const message of messages) expect(message).toMatch(/^\S.{10,}\S$/s);
  });

  test.each(rule.good.map((example, i) => [i + 1, example] as const))('good example %i is not reported', (_i, example) => {
    expect(judge(rule, example).said).toEqual([]);
  });

  test('its safe fixes leave well-formed XML with fewer of its findings', () => {
    for (const example of rule.bad) {
      const { xml } = expandExample(rule, example);
      const options = typeof example === 'string' ? {} : { ...(example.host && { host: example.host }), ...(example.target && { target: example.target }) };
      const set = compileRules([rule]);
      const before = runRules(set, xml, parseXml(xml).root!, options).findings;
      for (const fix of before.flatMap((f) => f.fixes ?? [])) {
        const mended = applied(xml, fix.edits);
        const document = parseXml(mended);
        expect(document.problems, fix.title).toEqual([]);
        if (fix.safe) expect(runRules(set, mended, document.root!, options).findings.length, fix.title).toBeLessThan(before.length);
      }
    }
  });
});
