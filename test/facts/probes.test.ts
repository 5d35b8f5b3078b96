import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probes } from '../../engine/index.ts';

describe.each(probes.map((probe) => [probe.id, probe] as const))('probe %s', (_id, probe) => {
  test('its samples give the facts they say', () => {
    expect(probe.samples.length).toBeGreaterThan(0);
    for (const { stdout, known, facts } of probe.samples) expect(probe.parse(stdout, known ?? {})).toEqual(facts);
  });

  test('anything else gives facts or none, never an exception', () => {
    const piece = fc.constantFrom(...probe.samples.flatMap(({ stdout }) => stdout.split(/(\s+|[<>='"|:])/)), '', '\0', '999999999999999999999', '<', '&#99999999;', '🙂');
    const known = probe.samples.find((sample) => sample.known)?.known ?? {};
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')), (stdout) => {
      expect(JSON.stringify(probe.parse(stdout, known))).toBeTypeOf('string');
    }), { numRuns: 200 });
  });

  test('asks without a chance to write or to be tricked', () => {
    expect(probe.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    const text = probe.argv.join(' ');
    if (probe.id !== 'domain-capabilities') for (const call of text.match(/\bvirsh\b.*/g) ?? []) expect(call).toMatch(/^virsh -r -c /);
    expect(text).not.toMatch(/\b(?:rm|mv|cp|tee|dd|mkdir|touch|kill|sudo|eval|modprobe|mktemp)\b/);
    expect(probe.limits.seconds).toBeLessThanOrEqual(20);
    expect(probe.limits.bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
  });
});
