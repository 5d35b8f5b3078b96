import { describe, expect, it } from 'vitest';
import { explain } from '../../engine/features/explain.ts';
import { rank } from '../../engine/features/rank.ts';
import { compileSignatures } from '../../engine/log/compiled-signatures.ts';
import { compilePattern } from '../../engine/log/pattern.ts';
import { signatures } from '../../engine/signatures/index.ts';
import type { Signature } from '../../engine/signatures/signature.ts';
import { cpuTime } from './cpu-time.ts';

/** Relative to the domain, as `devices/disk/source/@file`; or the root of another kind of document. */
const XML_PATH = /^(?:\/?(?:network|pool|volume|domainsnapshot|filter|secret|nodedev)\/)?(?:[a-z][\w:-]*(?:\[@[\w-]+='[^']*'\])?)(?:\/[a-z][\w:-]*(?:\[@[\w-]+='[^']*'\])?)*(?:\/@[\w-]+)?$|^@[\w-]+$/i;

const groupsIn = (text: string): string[] => Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1]!);
const patternsOf = (signature: Signature) => signature.match.map((source) => compilePattern(source, { ignoreCase: signature.ignoreCase ?? false }));
const idsIn = (text: string): string[] => rank(explain(text).hits).map((hit) => hit.signature.id);

describe('all signatures', () => {
  it('are there and have unique kebab-case ids', () => {
    const ids = signatures.map((signature) => signature.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('compile', () => {
    expect(compileSignatures(signatures).problems).toEqual([]);
  });

  it('yield to signatures that exist', () => {
    const ids = new Set(signatures.map((signature) => signature.id));
    expect(signatures.flatMap((s) => (s.yieldsTo ?? []).filter((id) => !ids.has(id) || id === s.id).map((id) => `${s.id} → ${id}`))).toEqual([]);
  });

  it('do not yield in circles', () => {
    const byId = new Map(signatures.map((signature) => [signature.id, signature]));
    const leadsTo = (from: string, seen: readonly string[] = []): string[] => (seen.includes(from) ? [...seen, from] : (byId.get(from)?.yieldsTo ?? []).flatMap((next) => leadsTo(next, [...seen, from])));
    expect(signatures.map((s) => leadsTo(s.id)).filter((circle) => circle.length > 0)).toEqual([]);
  });
});

describe.each(signatures.map((signature) => [signature.id, signature] as const))('%s', (id, signature) => {
  it('has patterns that compile and name every group of the message and of the XML', () => {
    const wanted = [...groupsIn(signature.message)];
    for (const pattern of patternsOf(signature)) expect(pattern.certainGroups, pattern.source).toEqual(expect.arrayContaining(wanted));
    const named = new Set(patternsOf(signature).flatMap((pattern) => pattern.groups));
    for (const { path, equals } of signature.xml ?? []) {
      expect(path).toMatch(XML_PATH);
      if (equals !== undefined) expect([...named]).toContain(equals);
    }
    for (const source of signature.unless ?? []) compilePattern(source, { ignoreCase: signature.ignoreCase ?? false });
  });

  it('says what happened, why, what to do and how it is known', () => {
    for (const text of [signature.title, signature.message, signature.why, signature.remedy, signature.witness.source, signature.witness.text]) expect(text.trim()).toMatch(/\S{2}/);
    expect(signature.samples.length).toBeGreaterThan(0);
    expect(signature.nearMisses.length).toBeGreaterThan(0);
    expect(signature.consequence === true && signature.severity === 'benign').toBe(false);
  });

  it.each(signature.samples)('comes first for %s', (sample) => {
    const ids = idsIn(sample);
    expect(ids).toContain(id);
    if (signature.consequence !== true) expect(ids[0]).toBe(id);
  });

  it.each(signature.nearMisses)('is silent about %s', (line) => {
    expect(idsIn(line)).not.toContain(id);
  });

  it('takes linear time on lines made of its own words', () => {
    for (const source of [...signature.match, ...(signature.unless ?? [])]) {
      const pattern = compilePattern(source, { ignoreCase: signature.ignoreCase ?? false });
      const words = pattern.required.flat();
      for (const piece of [words.join(''), words[0]!, `${words.at(-1)!} 1`]) {
        const line = piece.repeat(Math.ceil(16_384 / piece.length)).slice(0, 16_384);
        expect(cpuTime(() => {
          for (let at = 0, n = 0; n < 5 && at < line.length; n++) at = (pattern.match(line, at)?.end ?? line.length) + 1;
        }), source).toBeLessThan(5000);
      }
    }
  });
});
