import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createAnchorScan } from '../../engine/log/anchor-scan.ts';
import { encodeUtf8 } from '../../engine/log/encode-utf8.ts';
import { scanText } from '../../engine/log/scan-text.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a plain search finds, letters in either case. */
function plainly(anchors: readonly string[], text: string): string[] {
  const lower = text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
  return anchors.flatMap((anchor, number) => {
    const found: string[] = [];
    for (let at = lower.indexOf(anchor); at >= 0; at = lower.indexOf(anchor, at + 1)) found.push(`${number}@${at}`);
    return found;
  }).sort();
}

function scanned(anchors: readonly string[], text: string): string[] {
  const found: string[] = [];
  const bytes = encode(text);
  createAnchorScan(anchors).scan(bytes, 0, bytes.length, (anchor, start) => found.push(`${anchor}@${start}`));
  return found.sort();
}

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '(', '0'), maxLength: 60 });
const anchorsOf = (smallest: number) => fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '(', '0'), minLength: smallest, maxLength: 11 }), { minLength: 1, maxLength: 8 });

describe('the anchor scan', () => {
  it.each([3, 4, 8])('finds exactly what a plain search finds, for anchors of %i and more', (smallest) => {
    fc.assert(fc.property(anchorsOf(smallest), few, few, (anchors, before, after) => {
      const text = `${before}${anchors[0]}${after}`;
      expect(scanned(anchors, text)).toEqual(plainly(anchors, text));
    }), { numRuns: 2000 });
  });

  it('finds the same without WebAssembly', () => {
    fc.assert(fc.property(anchorsOf(3), fc.array(few, { maxLength: 20 }), (anchors, parts) => {
      const text = parts.join(anchors[0]);
      vi.stubGlobal('WebAssembly', undefined);
      const without = scanned(anchors, text);
      vi.unstubAllGlobals();
      expect(without).toEqual(plainly(anchors, text));
      expect(scanned(anchors, text)).toEqual(without);
    }), { numRuns: 500 });
  });

  it('finds what stands over the borders of its chunks', () => {
    const anchors = ['abcdefghij', 'klmnopqr', 'stuvwx', 'yz0', 'abcdefghijklm'];
    for (const border of [30_720, 61_440]) for (let before = 0; before < 14; before++) {
      const text = anchors.map((anchor) => '.'.repeat(border - before) + anchor).join('');
      expect(scanned(anchors, text)).toEqual(plainly(anchors, text));
    }
  });

  it('stays within its stretch', () => {
    const scan = createAnchorScan(['abcdefgh']);
    const bytes = encode('abcdefgh.abcdefgh');
    const found: number[] = [];
    scan.scan(bytes, 1, bytes.length - 1, (_, start) => found.push(start));
    expect(found).toEqual([]);
    scan.scan(bytes.subarray(9), 0, 8, (_, start) => found.push(start));
    expect(found).toEqual([0]);
  });

  it('scans texts over chunk borders, a blank standing for any white space', () => {
    const scan = createAnchorScan(['two words', 'abc', 'na\xc3\xafve', '\xe5\x9f\x9f\xe6\xb2\xa1']);
    for (const lead of [0, 1, 65_530, 65_533, 65_536, 131_070]) {
      for (const between of [' ', '\n', '\r\n    ', '\t\t', '\0', '\u00a0 ']) {
        const text = `${'é'.repeat(lead)}Two${between}words`;
        const found: number[] = [];
        scanText(scan, text, (_, start) => found.push(start));
        expect(found, `${lead} ${JSON.stringify(between)}`).toEqual([lead]);
      }
    }
  });

  it('scans texts beyond ASCII', () => {
    const scan = createAnchorScan([encodeUtf8('naïve'), encodeUtf8('域没')]);
    const found: string[] = [];
    scanText(scan, '\ud83d\ude00 NAïVE 域没\ud83d', (anchor, start) => found.push(`${anchor}@${start}`));
    expect(found.sort()).toEqual(['0@3', '1@9']);
  });
});
