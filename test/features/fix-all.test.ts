import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeEdits } from '../../engine/core/compose-edits.ts';
import { applyEdits, disableForElement, disableForFile, fixAll, lint, mend, parseXml, readConfig, turnOffInConfig, type Edit, type Finding } from '../../engine/index.ts';

const edit = (start: number, end: number, newText: string): Edit => ({ span: { start, end }, newText });
const finding = (...edits: Edit[]): Finding => ({ code: 'x', severity: 'warning', span: { start: 0, end: 1 }, message: 'x', fixes: [{ title: 'x', safe: true, edits }] });

describe('fixAll', () => {
  test('takes what does not overlap, in order, each fix as a whole', () => {
    expect(fixAll([finding(edit(8, 9, 'c')), finding(edit(0, 2, 'a')), finding(edit(1, 3, 'b')), finding(edit(4, 5, 'x'), edit(8, 9, 'y')), finding(edit(2, 2, 'i')), finding(edit(2, 2, 'j'))]))
      .toEqual([edit(0, 2, 'a'), edit(2, 2, 'i'), edit(8, 9, 'c')]);
  });

  test('never takes two that overlap, and leaves out only what would', () => {
    const span = fc.tuple(fc.nat(20), fc.nat(4));
    fc.assert(fc.property(fc.array(fc.array(span, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (fixes) => {
      const findings = fixes.map((spans) => finding(...spans.map(([start, length]) => edit(start, start + length, 'x'))));
      const chosen = fixAll(findings);
      const clash = (a: Edit, b: Edit): boolean => (a.span.start < b.span.end && b.span.start < a.span.end) || (a.span.start === b.span.start && a.span.end === b.span.end);
      chosen.forEach((a, i) => chosen.slice(i + 1).forEach((b) => expect(clash(a, b)).toBe(false)));
      for (const edits of findings.map((f) => f.fixes![0]!.edits)) {
        const own = edits.some((a, i) => edits.slice(i + 1).some((b) => clash(a, b)));
        if (!own && !edits.every((e) => chosen.includes(e))) expect(edits.some((e) => chosen.some((c) => clash(e, c)))).toBe(true);
      }
    }), { numRuns: 300 });
  });

  test('takes many at once', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => finding(edit(40_000 - 2 * i, 40_000 - 2 * i + 1, 'x')));
    const started = performance.now();
    expect(fixAll(many)).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('composeEdits', () => {
  const apartIn = (length: number): fc.Arbitrary<Edit[]> => fc.uniqueArray(fc.nat(length), { maxLength: 8 }).chain((points) => {
    const sorted = points.sort((a, b) => a - b);
    return fc.tuple(...sorted.map((start, i) => fc.tuple(fc.nat(Math.max(0, (sorted[i + 1] ?? length) - start - 1)), fc.string({ maxLength: 4 })).map(([cut, newText]) => edit(start, start + cut, newText))));
  });
  test('does at once what two lists do one after the other', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }).chain((text) => apartIn(text.length).chain((first) => {
      const middle = applyEdits(text, first);
      return apartIn(middle.length).map((second) => ({ text, first, middle, second }));
    })), ({ text, first, middle, second }) => {
      const both = composeEdits(text.length, first, second);
      expect(applyEdits(text, both)).toBe(applyEdits(middle, second));
      both.forEach((e, i) => expect(e.span.start).toBeGreaterThanOrEqual(both[i - 1]?.span.end ?? 0));
    }), { numRuns: 1000 });
  });
});

test('the edits of mend lead to its text, over several passes and with any line ends', () => {
  // Each pass turns a letter into the next one, up to e.
  const judge = (text: string): Finding[] => [...text].flatMap((c, i) => (/[a-d]/.test(c) ? Array.from({ length: 'edcba'.indexOf(c) }, () => finding(edit(i, i + 1, String.fromCharCode(c.charCodeAt(0) + 1)))) : []));
  for (const text of ['<x y="a-b-c-d-a"/>', '<x>\r\na\r\nc</x>']) {
    const mended = mend(text, judge);
    expect(mended.text).toBe(text.replace(/[a-d]/g, 'e'));
    expect(applyEdits(text, mended.edits)).toBe(mended.text);
    expect(mended.edits).toHaveLength(text.match(/[a-d]/g)!.length);
  }
});

describe('disabling', () => {
  const TEXT = `<?xml version='1.0'?>
<domain type='kvm'>
  <name>web</name>
  <memory unit='MiB'>512</memory><currentMemory unit='MiB'>1024</currentMemory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
\t<disk type='file' device='disk'>
\t  <driver name='qemu' type='qcow2' colour='red'/>
\t  <source file='/srv/images/a.qcow2'/>
\t  <target dev='vda' bus='virtio'/>
\t</disk>
  </devices>
</domain>
`;
  const first = (text: string, code: string): Finding => lint(text).findings.find((f) => f.code === code)!;
  const codesOf = (text: string): string[] => lint(text).findings.map((f) => f.code);

  test.each(['\n', '\r\n'])('for an element puts a comment above it, indented alike, with line ends %j', (eol) => {
    const text = TEXT.replaceAll('\n', eol);
    const { element, edit: e } = disableForElement(parseXml(text), first(text, 'unknown-attribute'))!;
    expect(element).toBe('driver');
    const after = applyEdits(text, [e]);
    expect(after).toContain(`${eol}\t  <!-- virt-doctor disable=unknown-attribute -->${eol}\t  <driver`);
    expect(codesOf(after)).toEqual(codesOf(text).filter((c) => c !== 'unknown-attribute'));
  });

  test('beside another element, on the same line', () => {
    const after = applyEdits(TEXT, [disableForElement(parseXml(TEXT), first(TEXT, 'current-memory-exceeds-memory'))!.edit]);
    expect(after).toContain('</memory><!-- virt-doctor disable=current-memory-exceeds-memory --><currentMemory');
    expect(codesOf(after)).not.toContain('current-memory-exceeds-memory');
    expect(codesOf(after)).not.toContain('unused-suppression');
  });

  test('a second code joins the first one', () => {
    const once = applyEdits(TEXT, [disableForElement(parseXml(TEXT), first(TEXT, 'unknown-attribute'))!.edit]);
    const both = once.replace("type='qcow2'", "type='qcow9'");
    const other = lint(both).findings.find((f) => both.slice(f.span.start, f.span.end).includes('qcow9'))!;
    const after = applyEdits(both, [disableForElement(parseXml(both), other)!.edit]);
    expect(after).toContain(`disable=unknown-attribute,${other.code} -->`);
    expect(codesOf(after)).not.toContain(other.code);
  });

  test('for the file stands before the domain, once', () => {
    const once = applyEdits(TEXT, [disableForFile(parseXml(TEXT), 'unknown-attribute')!.edit]);
    expect(once).toContain("?>\n<!-- virt-doctor disable-file=unknown-attribute -->\n<domain");
    const twice = applyEdits(once, [disableForFile(parseXml(once), 'current-memory-exceeds-memory')!.edit]);
    expect(twice).toContain('<!-- virt-doctor disable-file=unknown-attribute,current-memory-exceeds-memory -->\n<domain');
    expect(codesOf(twice)).toEqual(codesOf(TEXT).filter((c) => c !== 'unknown-attribute' && c !== 'current-memory-exceeds-memory'));
  });

  test('is not to be had for broken XML or for what nobody reports', () => {
    expect(disableForFile(parseXml(TEXT), 'tag-not-closed')).toBeUndefined();
    expect(disableForFile(parseXml(TEXT), 'no-such-code')).toBeUndefined();
    expect(disableForFile(parseXml('text'), 'unknown-attribute')).toBeUndefined();
  });
});

describe('turning a code off in a configuration', () => {
  test.each([
    ['', '{\n  "severities": {\n    "unknown-element": "off"\n  }\n}\n'],
    ['{}\n', '{\n  "severities": {\n    "unknown-element": "off"\n  }\n}\n'],
    ['{\n    // ours\n    "threshold": "warning"\n}', '{\n    // ours\n    "threshold": "warning",\n    "severities": {\n        "unknown-element": "off"\n    }\n}'],
    ['{\n  "severities": {\n    "unknown-element": "error" // why\n  }\n}', '{\n  "severities": {\n    "unknown-element": "off" // why\n  }\n}'],
    ['{\n  "rules": {\n    "bad-value": "off"\n  }\n}', '{\n  "rules": {\n    "bad-value": "off",\n    "unknown-element": "off"\n  }\n}'],
  ])('%j', (text, after) => {
    const edits = turnOffInConfig(text, 'unknown-element')!;
    expect(applyEdits(text, edits)).toBe(after);
    expect(readConfig(after)).toMatchObject({ config: { severities: { 'unknown-element': 'off' } }, problems: [] });
  });

  test.each(['{', '[]', '"x"', '{"severities": }'])('is not to be had in %s', (text) => expect(turnOffInConfig(text, 'unknown-element')).toBeUndefined());
});
