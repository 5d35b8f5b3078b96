import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../engine/config/read-config.ts';
import { explain } from '../../engine/features/explain.ts';
import { compileOwnSignatures, literalOf, ownHits } from '../../engine/log/own-signatures.ts';
import { re2Compiler } from '../../engine/log/re2.ts';
import { cpuTime } from './cpu-time.ts';

const compile = re2Compiler(RE2JS);
const own = (signatures: readonly object[]) => {
  const text = JSON.stringify({ signatures });
  const { config, problems } = readConfig(text);
  expect(problems).toEqual([]);
  return { text, ...compileOwnSignatures(config.signatures ?? [], compile) };
};

describe('own signatures', () => {
  const pear = { id: 'pear-job-failed', pattern: 'pear job (?P<job>\\d+) of (?P<vm>[\\w-]+) failed', severity: 'fatal', message: 'Job {job} of {vm} failed.', do: 'Run it again.', check: 'pearctl status', xml: 'devices/disk' };

  it('are found beside the built-in ones, with groups, in order', () => {
    const text = "nothing\r\nMar 14 09:00:00 a kernel: pear job 12 of web-1 failed\nqemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\npear job 13 of web-1 failed";
    const { hits } = explain(text, { own: own([pear]) });
    expect(hits.map(({ signature, line, message, span }) => [signature.id, line, message, text.slice(span.start, span.end)])).toEqual([
      ['pear-job-failed', 1, 'Job 12 of web-1 failed.', 'pear job 12 of web-1 failed'],
      [expect.any(String), 2, expect.any(String), expect.any(String)],
      ['pear-job-failed', 3, 'Job 13 of web-1 failed.', 'pear job 13 of web-1 failed'],
    ]);
    expect(hits[0]!.signature).toMatchObject({ severity: 'fatal', category: 'other', remedy: 'Run it again.', checks: [{ command: 'pearctl status' }], xml: [{ path: 'devices/disk' }] });
  });

  it('say their words when they have no message, in any case when told so', () => {
    const { hits } = explain('x PEAR Rotten y', { own: own([{ id: 'rotten-pear', pattern: 'pear ro+t+en', ignoreCase: true }]) });
    expect(hits.map((hit) => [hit.message, hit.signature.severity])).toEqual([['PEAR Rotten', 'degraded']]);
  });

  it('with a wrong pattern are told at their place, and the others work', () => {
    const { text, all, problems } = own([{ id: 'bad-one', pattern: 'a(b' }, { id: 'back-reference', pattern: '(a)\\1' }, pear]);
    expect(all.map(({ signature }) => signature.id)).toEqual(['pear-job-failed']);
    expect(problems.map(({ span }) => text.slice(span.start, span.end))).toEqual(['"a(b"', '"(a)\\\\1"']);
    expect(problems[0]!.message).toContain('The pattern of bad-one is no regular expression of RE2');
  });

  it('take linear time, whatever the pattern', () => {
    const { all, problems } = own([{ id: 'slow-one', pattern: '(a+)+$' }, { id: 'slow-two', pattern: '(x*x*)*y' }]);
    const line = 'a'.repeat(30_000) + 'b' + 'x'.repeat(2000);
    expect(cpuTime(() => void ownHits({ all, problems }, line))).toBeLessThan(15_000);
  });

  it('is not slowed by lines without the literal of its pattern', () => {
    expect(literalOf('pear job (\\d+) of [\\w-]+ failed')).toBe('pear job ');
    expect(literalOf('foo\\.bar?')).toBe('foo.ba');
    for (const pattern of ['a|b', '(?i)abc', 'abc|def', '[abc]def*', '\\Qabc\\E', 'ab', '(abc)', 'x{3}yz']) expect(literalOf(pattern) ?? 'none', pattern).toMatch(/^(none|de|def)$/);
  });

  it('never miss a match for the literal', () => {
    const part = fc.constantFrom('a', 'b', 'c', '.', '\\.', '\\d', '[ab]', '[^c]', '(ab)', '(?:ab)', 'abc', '?', '*', '+', '{2}', '^', '$', '|', '\\|', '\\b');
    fc.assert(fc.property(fc.array(part, { maxLength: 8 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '1', '|'), maxLength: 20 }), (parts, line) => {
      let search;
      try {
        search = compile(parts.join(''), false);
      } catch {
        return;
      }
      const literal = literalOf(parts.join(''));
      if (literal !== undefined && search(line)) expect(line, parts.join('')).toContain(literal);
    }), { numRuns: 5000 });
  });
});
