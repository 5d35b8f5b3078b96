import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, lint, mend, type Finding } from '../../engine/index.ts';

const judge = (text: string): readonly Finding[] => lint(text).findings;
const finding = (code: string, start: number, end: number, newText: string, severity: Finding['severity'] = 'warning'): Finding =>
  ({ code, severity, span: { start, end }, message: code, fixes: [{ title: 'x', safe: true, edits: [{ span: { start, end }, newText }] }] });

describe('mend', () => {
  test('a missing quote, then what lies below it', () => {
    const text = "<domain type='kvm>\n  <name>a</name>\n  <memory unit='MiB'>512</memory>\n  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n</domain>\n";
    const { text: after, fixed } = mend(text, judge);
    expect(after).toBe(text.replace("'kvm>", "'kvm'>"));
    expect(fixed).toBeGreaterThan(0);
    expect(mend(after, judge)).toMatchObject({ text: after, fixed: 0 });
  });
  test('fixes that bring in an error or break the XML are left undone, the others are made', () => {
    // `b` is mended to `X`, which is an error; `a` to nothing at all.
    const bad = (text: string): Finding[] => [...text].flatMap((c, i) => (c === 'a' ? [finding('a', i, i + 1, '')] : c === 'b' ? [finding('b', i, i + 1, 'X')] : c === 'X' ? [{ ...finding('x', i, i + 1, '', 'error'), fixes: [] }] : []));
    expect(mend('<a b="abba"/>', bad)).toMatchObject({ text: '<a b="bb"/>', fixed: 2 });
  });
  test('a fix that mends nothing ends', () => {
    expect(mend('<q/>', (text) => [finding('more', 1, 1, 'q'), { ...finding('x', 0, text.length, ''), fixes: [] }])).toMatchObject({ text: '<q/>', fixed: 0 });
  });
});

describe('applyEdits', () => {
  test('new lines end as those of the text', () => {
    expect(applyEdits('<a>\r\n</a>', [{ span: { start: 3, end: 3 }, newText: '\n  <b/>' }])).toBe('<a>\r\n  <b/>\r\n</a>');
    expect(applyEdits('<a>\n</a>', [{ span: { start: 3, end: 3 }, newText: '\n  <b/>' }])).toBe('<a>\n  <b/>\n</a>');
  });
  test('order of the edits does not matter where they lie apart', () => {
    fc.assert(fc.property(fc.string({ minLength: 9 }), fc.shuffledSubarray([0, 2, 4, 6, 8], { minLength: 1 }), (text, starts) => {
      const edits = starts.map((start) => ({ span: { start, end: start + 1 }, newText: 'é' }));
      expect(applyEdits(text, edits)).toBe([...Array(text.length).keys()].map((i) => (starts.includes(i) ? 'é' : text[i]!)).join(''));
    }));
  });
});
