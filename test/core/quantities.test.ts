import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBytes, formatNumberSet, parseCount, parseNumberSet, parseSize, unitBytes } from '../../engine/core/quantities.ts';

describe('sizes', () => {
  test.each([
    ['4', 'KiB', 4096n], ['4', 'k', 4096n], ['4', 'KB', 4000n], ['4', 'kb', 4000n], ['1', 'GiB', 1n << 30n], ['1', 'g', 1n << 30n],
    ['7', 'bytes', 7n], ['7', 'byte', 7n], ['7', 'b', 7n], ['2', 'TB', 2_000_000_000_000n], [' 12 ', 'MiB', 12n << 20n], ['1', 'EiB', 1n << 60n],
  ])('%s %s', (count, unit, bytes) => expect(parseSize(count, unit)).toBe(bytes));
  test.each([['4', 'Mb/s'], ['4', 'MBit'], ['4', ''], ['-4', 'KiB'], ['4.5', 'GiB'], ['', 'KiB'], ['0x10', 'KiB'], ['4', 'constructor'], ['4', 'KBytes']])('%j %j is refused', (count, unit) => expect(parseSize(count, unit)).toBeUndefined());
  test('are written as people read them', () => {
    expect([0n, 1023n, 1024n, 1536n, 4194304n * 1024n, (1n << 60n) * 3n].map(formatBytes)).toEqual(['0 bytes', '1023 bytes', '1 KiB', '1.5 KiB', '4 GiB', '3 EiB']);
  });
  test('units are read in any case', () => expect(unitBytes('gib')).toBe(unitBytes('GiB')));
  test('counts are whole and not negative', () => expect([parseCount('12'), parseCount('+1'), parseCount('1e3'), parseCount('९')]).toEqual([12n, 1n, undefined, undefined]));
});

describe('number sets, as virBitmapParse reads them', () => {
  test.each([
    ['0', [0]], ['0-3', [0, 1, 2, 3]], ['0-3,^2', [0, 1, 3]], ['1,3,5-6', [1, 3, 5, 6]], [' 1 , 2', [1, 2]], ['2-2', [2]], ['0,', [0]],
    ['1 - 3', [1, 2, 3]], ['5,5', [5]], ['0-4,^1,^3', [0, 2, 4]], ['3,^7', [3]], ['^1,1', [1]],
  ])('%j', (text, numbers) => expect(parseNumberSet(text)).toEqual({ numbers, highest: Math.max(...numbers) }));
  test.each(['', ' ', '3-1', 'a', '1,,2', '1 2', '^1-2', '0-', '-1', '^', '1;2', '0-3,^0-1', '0,^0', '16384', '1-99999999999', '^ 1,2'])('%j is refused', (text) => {
    expect(parseNumberSet(text).problem?.message).toMatch(/\S/);
  });
  test('a problem says where it is', () => {
    const { problem } = parseNumberSet('0-3,7-5,9');
    expect('0-3,7-5,9'.substr(problem!.at, problem!.length)).toBe('7-5');
  });
  test('writing and reading agree', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(300), { minLength: 1 }), (numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      expect(parseNumberSet(formatNumberSet(sorted)).numbers).toEqual(sorted);
    }));
  });
});
