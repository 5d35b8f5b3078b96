import { describe, expect, test } from 'vitest';
import { disableForElement, disableForFile, disableForLine, lint, parseXml, type Disabling, type Finding } from '../../engine/index.ts';

const text = `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <disk type='file' shade='x'>
      <target dev='vda' bus='virtio' shade='y'/>
      <source file='/srv/a.img'/>
    </disk>
  </devices>
</domain>
`;

const codes = (xml: string): string[] => lint(xml).findings.filter((f) => f.severity === 'warning').map((f) => `${f.code} ${xml.slice(f.span.start, f.span.end + 4)}`);
const applied = (xml: string, { edit: { span, newText } }: Disabling): string => xml.slice(0, span.start) + newText + xml.slice(span.end);
const findingAt = (xml: string, needle: string): Finding => lint(xml).findings.find((f) => f.span.start === xml.indexOf(needle))!;

describe('a finding is disabled', () => {
  test('for its line, where the element goes on below', () => {
    const done = applied(text, disableForLine(parseXml(text), findingAt(text, "shade='x'"))!);
    expect(done).toContain("    <!-- virt-doctor disable-next-line=unknown-attribute -->\n    <disk type='file' shade='x'>");
    expect(codes(text)).toEqual(["unknown-attribute shade='x'", "unknown-attribute shade='y'"]);
    expect(codes(done)).toEqual(["unknown-attribute shade='y'"]);
  });

  test('beside another code of the same line', () => {
    const once = text.replace('    <disk', '    <!-- virt-doctor disable-next-line=bad-value -->\n    <disk');
    expect(applied(once, disableForLine(parseXml(once), findingAt(once, "shade='x'"))!)).toContain('disable-next-line=bad-value,unknown-attribute -->');
  });

  test('not for its line, where the element ends there, or the line begins within a tag', () => {
    expect(disableForLine(parseXml(text), findingAt(text, "shade='y'"))).toBeUndefined();
    const broken = text.replace(" shade='x'", "\n      shade='x'");
    expect(disableForLine(parseXml(broken), findingAt(broken, "shade='x'"))).toBeUndefined();
  });

  test('for its element, and for the file', () => {
    const document = parseXml(text);
    const finding = findingAt(text, "shade='x'");
    for (const disabling of [disableForElement(document, finding)!, disableForFile(document, finding.code)!]) expect(codes(applied(text, disabling))).toEqual([]);
  });
});
