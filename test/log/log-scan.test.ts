import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, explainFile } from '../../engine/features/explain.ts';
import { decodeUtf8 } from '../../engine/log/decode-utf8.ts';
import type { FileHit } from '../../engine/log/log-scan.ts';
import { signatures } from '../../engine/signatures/index.ts';
import type { Signature } from '../../engine/signatures/signature.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const signature = (id: string, match: string, more: Partial<Signature> = {}): Signature => ({
  id, category: 'other', severity: 'fatal', title: id, match: [match], message: id, why: '', remedy: '', checks: [], witness: { source: '', text: '' }, samples: [], nearMisses: [], ...more,
});
const OWN = [signature('pear', "pear '{name:quoted}' is rotten"), signature('apple', 'apple is soft'), signature('pip', 'pip was found', { unless: ['pip was lost'] })];

function scan(bytes: Uint8Array, pieces: readonly number[], own: readonly Signature[] = OWN): FileHit[] {
  const scanner = explainFile({ signatures: own });
  const hits: FileHit[] = [];
  let at = 0;
  for (const length of pieces) {
    hits.push(...scanner.feed(bytes.subarray(at, at + length)));
    at += length;
  }
  return [...hits, ...scanner.feed(bytes.subarray(at)), ...scanner.end()];
}

const shown = (hits: readonly FileHit[], bytes: Uint8Array) => hits.map((hit) => [hit.signature.id, hit.line, hit.span.start, decode(bytes.subarray(hit.span.start, hit.span.end)), hit.run]);

describe('decodeUtf8', () => {
  it('agrees with the platform on what is valid, and keeps offsets', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()), (text) => {
      const bytes = encode(text);
      const decoded = decodeUtf8(bytes, 0, bytes.length);
      expect(decoded.text).toBe(text);
      for (let at = 0; at <= text.length; at++) if (text.slice(0, at).isWellFormed()) expect(decoded.offsetAt(at)).toBe(encode(text.slice(0, at)).length);
    }));
  });

  it('never throws, whatever the bytes, and takes a mark for each wrong one', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => {
      const { text, offsetAt } = decodeUtf8(bytes, 0, bytes.length);
      expect(text.length).toBeLessThanOrEqual(bytes.length);
      expect(offsetAt(text.length)).toBe(bytes.length);
    }));
    expect(decodeUtf8(Uint8Array.of(65, 0xff, 0xc0, 0x80, 0xe2, 0x82, 66), 0, 7).text).toBe('A\ufffd\ufffd\ufffd\ufffd\ufffdB');
  });
});

describe('explainFile', () => {
  it('finds what explain finds, with bytes for offsets', () => {
    const text = "é ü\r\nerror: pear 'grün' is rotten\r\n\u001b[31mapple is soft\u001b[0m\n\0\0apple is soft";
    const bytes = encode(text);
    expect(shown(scan(bytes, []), bytes)).toEqual([
      ['pear', 1, 14, "pear 'grün' is rotten", 0], ['apple', 2, 43, 'apple is soft', 0], ['apple', 3, 63, 'apple is soft', 0],
    ]);
    expect(explain(text, { signatures: OWN }).hits.map((hit) => hit.line)).toEqual([1, 2, 3]);
    expect(scan(bytes, [])[0]!.text).toBe("error: pear 'grün' is rotten");
  });

  it('finds the same however the file is cut, as often as explain does', () => {
    const line = fc.constantFrom("error: pear 'a' is rotten", 'apple is soft', 'pip was found', 'pip was lost', 'error: x', '', '  more', 'joined \\', 'ö'.repeat(50), '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0', 'x'.repeat(3000));
    fc.assert(fc.property(fc.array(line, { minLength: 50, maxLength: 400 }), fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 12 }), (lines, pieces) => {
      const text = lines.join('\n');
      const bytes = encode(text);
      const whole = shown(scan(bytes, []), bytes);
      expect(shown(scan(bytes, pieces), bytes)).toEqual(whole);
      expect(explain(text, { signatures: OWN }).hits.map((hit) => [hit.signature.id, hit.line, hit.run])).toEqual(whole.map(([id, at, , , run]) => [id, at, run]));
    }), { numRuns: 25 });
  });

  it('finds each hit of a line of megabytes once', () => {
    const bytes = encode(`${"x".repeat(20_000)}pear 'a' is rotten`.repeat(100) + '\nnext\napple is soft\n');
    const expected = Array.from({ length: 100 }, (_, i) => ['pear', 0, i * 20_018 + 20_000]);
    for (const pieces of [[], Array.from({ length: 30 }, () => 65_537), [500_000, 500_000]]) {
      const hits = scan(bytes, pieces).map((hit) => [hit.signature.id, hit.line, hit.span.start]);
      expect(hits).toEqual([...expected, ['apple', 2, 100 * 20_018 + 6]]);
    }
  });

  it('counts lines and runs over pieces', () => {
    const block = `2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0\n${'filler\n\n'.repeat(20_000)}apple is soft\n`;
    const bytes = encode(block.repeat(3));
    expect(scan(bytes, [100_000, 100_000, 100_000]).map((hit) => [hit.line, hit.run])).toEqual([[40_001, 1], [80_003, 2], [120_005, 3]]);
  });

  it('holds no more than a piece and a margin', () => {
    const scanner = explainFile({ signatures: OWN });
    const piece = encode('filler line of a log\n'.repeat(50_000));
    for (let i = 0; i < 20; i++) scanner.feed(piece);
    const long = new Uint8Array(1_000_000).fill(120);
    const before = process.memoryUsage();
    for (let i = 0; i < 60; i++) expect(scanner.feed(long)).toEqual([]);
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(40_000_000);
    expect(scanner.end()).toEqual([]);
  });

  it('finds the samples of all signatures in a file, too', () => {
    const missed: string[] = [];
    for (const { id, samples } of signatures) {
      for (const sample of samples) if (!scan(encode(`${sample}\n`), [], signatures).some((hit) => hit.signature.id === id)) missed.push(`${id}: ${sample}`);
    }
    expect(missed).toEqual([]);
  });
});
