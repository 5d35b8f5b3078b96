import { describe, expect, test } from 'vitest';
import { decode } from '../../cli/src/input.ts';
import { lint } from '../../engine/index.ts';

const XML = "<domain type='kvm'>\r\n  <name>ü</name>\r\n  <memory>1024</memory>\r\n  <vcpu>x</vcpu>\r\n</domain>\r\n";
const bigEndian = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

describe('encodings', () => {
  test('UTF-16 is refused by name, with a byte order mark or without', () => {
    for (const bytes of [Buffer.from(`\ufeff${XML}`, 'utf16le'), bigEndian(`\ufeff${XML}`), Buffer.from(XML, 'utf16le'), bigEndian(XML)]) {
      expect(decode(bytes)).toEqual({ text: '', problem: 'it is UTF-16; save it as UTF-8' });
    }
  });

  test('UTF-8 is read, with a byte order mark or without; places are the same', () => {
    const [plain, marked] = [decode(Buffer.from(XML)), decode(Buffer.from(`\ufeff${XML}`))];
    expect([plain.problem, marked.problem]).toEqual([undefined, undefined]);
    const found = (text: string) => lint(text).findings.map((f) => `${f.code}: ${text.slice(f.span.start, f.span.end)}`);
    expect(found(plain.text).length).toBeGreaterThan(0);
    expect(found(marked.text)).toEqual(found(plain.text));
  });

  test('short and empty texts are texts', () => {
    for (const text of ['', '<', '<a', '\0']) expect(decode(Buffer.from(text))).toEqual({ text });
  });
});
