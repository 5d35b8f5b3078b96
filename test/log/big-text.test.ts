import { describe, expect, it } from 'vitest';
import { explain, explainInSteps } from '../../engine/index.ts';
import { BIG_TEXT, bigTextHits } from '../../engine/log/big-text.ts';
import { compileSignatures, type CompiledSignatures } from '../../engine/log/compiled-signatures.ts';
import { findLinelessHits } from '../../engine/log/find-hits.ts';
import { anchorTable } from '../../engine/signatures/anchors.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { numbers } from '../numbers.ts';

const compiled: CompiledSignatures = compileSignatures(signatures, anchorTable);
/** As programs write them: one line, single blanks. */
const samples = signatures.flatMap((signature) => signature.samples).filter((sample) => !/\s\s|[\n\t]/.test(sample));

const START = '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0, qemu version: 19.2.0, hostname: pear';

/** `strange` stands in some of the lines. */
function logOf(seed: number, length: number, strange: readonly string[], eol = '\n'): string {
  const random = numbers(seed);
  const lines: string[] = [];
  const some = (): string => strange[random(strange.length)] ?? '';
  for (let size = 0; size < length; size += lines.at(-1)!.length + 1) {
    const kind = random(12);
    lines.push(kind === 0 ? `Mar 14 09:12:33 rack3 libvirtd[${random(9999)}]: ${samples[random(samples.length)]!}` : kind === 1 ? START : `Mar 14 09:12:33 rack3 cron[${random(9999)}]: an ordinary ${some()} line`);
  }
  return lines.join(eol);
}

const whole = (text: string) => {
  const steps = bigTextHits(text, compiled);
  let count = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { ...value, steps: count };
    count++;
  }
};

describe('a big text', () => {
  it.each([
    ['of ASCII', [], '\n'],
    ['with line ends of Windows', [], '\r\n'],
    ['of any characters', ['naïve', '域没有', '\u{1f600}', '\ud83d', '\udc00', 'é'.repeat(40), ''], '\n'],
    ['with other characters here and there', [...Array.from({ length: 3000 }, () => ''), '\u{1f600}ü'], '\n'],
  ])('%s has the hits of any other text, where they stand in it', (_, strange, eol) => {
    const text = logOf(11, 1_300_000, strange, eol);
    const { hits, runStarts, steps } = whole(text);
    const expected = findLinelessHits(text, compiled);
    expect(hits).toEqual(expected.hits);
    expect(runStarts).toEqual(expected.runStarts);
    expect(hits.length).toBeGreaterThan(400);
    expect(steps).toBeGreaterThan(2);
  });

  it('is explained in steps, and all the same at once', () => {
    const text = logOf(12, BIG_TEXT + 10_000, ['ü']);
    let steps = 0;
    const run = explainInSteps(text);
    let step = run.next();
    for (; !step.done; step = run.next()) steps++;
    expect(steps).toBeGreaterThan(2);
    const { hits } = explain(text);
    expect(step.value.hits).toEqual(hits);
    for (const hit of hits.slice(0, 50)) expect(hit.line).toBe(text.slice(0, hit.span.start).split('\n').length - 1);
  });

  it('may hold characters whose halves stand in two steps, and nothing at all', () => {
    const text = `${'x'.repeat(524_287)}\u{1f600}\n${samples[0]!}\n`;
    expect(whole(text).hits).toEqual(findLinelessHits(text, compiled).hits);
    expect(whole('').hits).toEqual([]);
  });
});
