import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closest, editDistance } from '../../engine/core/edit-distance.ts';
import { createLineIndex } from '../../engine/core/line-index.ts';
import { contains, overlaps, span, touches } from '../../engine/core/span.ts';

describe('the line index', () => {
  test('counts lines as LSP does', () => {
    const index = createLineIndex('a\nbc\r\n\rd');
    expect(index.lineCount).toBe(4);
    expect([0, 1, 2, 5, 6, 7, 99].map((o) => index.positionAt(o))).toEqual([
      { line: 0, character: 0 }, { line: 0, character: 1 }, { line: 1, character: 0 }, { line: 1, character: 3 }, { line: 2, character: 0 }, { line: 3, character: 0 }, { line: 3, character: 1 },
    ]);
  });
  test('there and back again', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', '\u{1F600}') }), fc.nat(40), (text, n) => {
      const index = createLineIndex(text);
      const offset = Math.min(n, text.length);
      expect(index.offsetAt(index.positionAt(offset))).toBe(offset);
    }));
  });
});

describe('edit distance', () => {
  test.each([['disk', 'disk', 0], ['dsik', 'disk', 1], ['disc', 'disk', 1], ['interfce', 'interface', 1], ['kitten', 'sitting', 3]])('%s → %s', (a, b, d) => expect(editDistance(a, b, 5)).toBe(d));
  test('stops at its limit', () => expect(editDistance('abcdefgh', 'zyxwvuts', 2)).toBe(3));
  test('is the same both ways', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b, 99)).toBe(editDistance(b, a, 99));
    }));
  });
  test('finds what was meant', () => {
    const names = ['disk', 'interface', 'controller', 'graphics'];
    expect(['dsik', 'Interface', 'contoller', 'xyz', 'disk'].map((n) => closest(n, names))).toEqual(['disk', 'interface', 'controller', undefined, undefined]);
  });
});

test('spans are half-open', () => {
  expect(overlaps(span(0, 2), span(2, 4))).toBe(false);
  expect(overlaps(span(0, 3), span(2, 4))).toBe(true);
  expect(touches(span(0, 2), 2)).toBe(true);
  expect(contains(span(0, 4), span(2, 4))).toBe(true);
});
