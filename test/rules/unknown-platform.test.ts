import { describe, expect, test } from 'vitest';
import { lint } from '../../engine/features/lint.ts';
import { expandExample } from '../../engine/rules/example.ts';
import { rules } from '../../engine/rules/index.ts';
import { compileRules, runRules } from '../../engine/rules/run.ts';
import type { AnyRule, Example } from '../../engine/rules/rule.ts';
import { parseXml } from '../../engine/xml/parse.ts';

/** Examples without a host: what a host says is not the text's to hide. */
const texts = (rule: AnyRule): string[] => rule.bad.filter((e: Example) => typeof e === 'string').map((e) => expandExample(rule, e).xml);
const errors = (rule: AnyRule, xml: string): string[] => {
  const root = parseXml(xml).root;
  return root ? runRules(compileRules([rule]), xml, root, {}).findings.filter((f) => f.severity === 'error').map((f) => f.message) : [];
};

const withType = (xml: string, to: string): string => xml.replace(/(<domain\b[^>]*?\stype=)(['"])[^'"]*\2/, `$1'${to}'`);
const withArch = (xml: string, to: string): string => xml.replace(/(<type\b[^>]*?\sarch=)(['"])[^'"]*\2/, `$1'${to}'`);
const withMachine = (xml: string, to: string): string => xml.replace(/(<type\b[^>]*?\smachine=)(['"])[^'"]*\2/, `$1'${to}'`);

const bound = rules.filter((rule) => rule.drivers !== undefined && rule.severity === 'error');

describe('a hypervisor that nobody knows', () => {
  test.each(bound.map((rule) => [rule.id, rule] as const))('%s, which holds for some drivers, says nothing', (_, rule) => {
    for (const xml of texts(rule)) expect(errors(rule, withType(xml, 'orbit')), xml).toEqual([]);
  });

  test('most examples have a type to replace, so that the test above can fail', () => {
    const replaced = bound.flatMap((rule) => texts(rule).filter((xml) => withType(xml, 'orbit') !== xml && errors(rule, xml).length > 0));
    expect(replaced.length).toBeGreaterThan(bound.length / 2);
  });
});

const PLATFORMS = [['x86_64', 'pc'], ['x86_64', 'q35'], ['aarch64', 'virt'], ['ppc64', 'pseries'], ['s390x', 's390-ccw-virtio'], ['riscv64', 'virt']] as const;
const onPlatform = (xml: string, arch: string, machine: string): string => withMachine(withArch(xml, arch), machine);

/** What is refused on a platform that nobody knows must be refused on all that are known, by this rule or another: else it hinges on it, and nobody has a say. */
describe('an architecture and machine type that nobody knows', () => {
  test.each(rules.filter((r) => r.severity === 'error').map((rule) => [rule.id, rule] as const))('%s says of it only what holds for all', (_, rule) => {
    for (const xml of texts(rule)) {
      const strange = onPlatform(xml, 'pdp11', 'orbit-1.0');
      const said = strange === xml ? [] : errors(rule, strange);
      for (const message of said) expect(message).not.toMatch(/pdp11|orbit/);
      if (said.length === 0) continue;
      const silent = PLATFORMS.filter(([arch, machine]) => ![rule, ...rules].some((r) => errors(r, onPlatform(xml, arch, machine)).length > 0));
      expect(silent, `${said[0]}\n${strange}`).toEqual([]);
    }
  });
});

test('without a host and without a target nothing is said of versions', () => {
  const versions = rules.filter((r) => r.id.endsWith('-in-target') || r.id === 'newer-than-target').map((r) => r.id);
  expect(versions.length).toBeGreaterThan(3);
  for (const rule of rules) {
    for (const example of rule.bad) {
      const { xml } = expandExample(rule, example);
      const said = lint(xml).findings.map((f) => f.code);
      for (const id of versions) expect(said, xml).not.toContain(id);
    }
  }
});
