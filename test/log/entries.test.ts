import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { blankControls } from '../../engine/log/controls.ts';
import { cutEntries, entryAt } from '../../engine/log/entries.ts';
import { createLineReader } from '../../engine/log/lines.ts';
import { textSource } from '../../engine/log/text-source.ts';
import { messagesOf } from '../../engine/log/messages.ts';
import { cpuTime } from './cpu-time.ts';

const cut = (text: string) => [...cutEntries(blankControls(text))].map((entry) => text.slice(entry.span.start, entry.span.end));
const kinds = (text: string) => [...cutEntries(text)].map((entry) => entry.kind);
/** The messages of the only entry, from the outside in. */
const peeled = (text: string) => {
  const [entry] = [...cutEntries(text)];
  return messagesOf(entry!).toSorted((a, b) => a.depth - b.depth).map((m) => entry!.text.slice(m.start, m.end));
};

describe('entries', () => {
  it('start at prefixes and blank lines; other lines go on', () => {
    expect(cut('error: one\nmore of one\n\nbare\nmore bare\nerror: two\n')).toEqual(['error: one\nmore of one', 'bare\nmore bare', 'error: two']);
  });

  it('keep what a backslash joins, and end there', () => {
    expect(cut('[    1.000001] audit: type=1400 audit(1.1:1): a \\\nb \\\nc\nd\r\ne')).toEqual(['[    1.000001] audit: type=1400 audit(1.1:1): a \\\nb \\\nc', 'd\r\ne']);
  });

  it('know the command line of a run and what follows it', () => {
    const text = '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0\nLC_ALL=C \\\n/usr/bin/qemu-kvm \\\n-msg timestamp=on\nsomething bare\n2031-04-05 06:07:09.009+0000: shutting down, reason=failed\n';
    expect(kinds(text)).toEqual(['start', 'arguments', 'message', 'end']);
    expect(cut(text)[1]).toBe('LC_ALL=C \\\n/usr/bin/qemu-kvm \\\n-msg timestamp=on');
  });

  it('join indented kernel lines and containers\' lines, prefixes blanked', () => {
    const text = 'Feb 03 06:07:08 pear kernel: INFO: stuck\nFeb 03 06:07:08 pear kernel:       Tainted: P\nFeb 03 06:07:08 pear kernel: next';
    const [first, second] = [...cutEntries(text)];
    expect(first!.text.replace(/\s+/g, ' ')).toBe('Feb 03 06:07:08 pear kernel: INFO: stuck Tainted: P');
    expect(text.slice(second!.span.start)).toMatch(/next$/);
    expect(cut('web-1  | ERROR: one\nweb-1  | two\ndb-1  | three')).toHaveLength(2);
  });

  it('read through colours and NULs', () => {
    const [entry] = [...cutEntries(blankControls('\u001b[0;31m[    1.000001]\u001b[0m kvm: \0x'))];
    expect(entry?.prefix?.formats).toEqual(['dmesg']);
  });

  it('are the same from any offset', () => {
    const line = fc.constantFrom('error: a', 'bare', '', '  indented', '[    1.000001] k', '[    1.000001]      more', 'joined \\', '-S \\', 'web-1  | x', 'web-1  | error: y', '2031-04-05 06:07:09.009+0000: shutting down', 'x\r');
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = lines.join('\n');
      for (const entry of cutEntries(text)) {
        for (const offset of [entry.span.start, entry.span.end]) expect(entryAt(createLineReader(textSource(text)), offset)?.span).toEqual(entry.span);
      }
    }), { numRuns: 300 });
  });

  it('never overlap, never throw and leave no text out, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\\', '[', '{', '"', ':', '1', '\0', '\u001b', 'é', '\ud800') }), (text) => {
      const clean = blankControls(text);
      expect(clean).toHaveLength(text.length);
      let at = 0;
      for (const { span } of cutEntries(clean)) {
        expect(clean.slice(at, span.start).trim()).toBe('');
        expect(span.end).toBeGreaterThan(span.start);
        at = span.end;
      }
      expect(clean.slice(at).trim()).toBe('');
    }));
  });

  it('stay bounded on lines and blocks without end', () => {
    for (const text of ['x'.repeat(3_000_000), 'x\n'.repeat(1_000_000), ' \\\n'.repeat(1_000_000), '{"a":'.repeat(600_000)]) {
      expect(cpuTime(() => {
        const lines = createLineReader(textSource(text));
        for (const offset of [0, text.length >> 1, text.length - 1]) {
          const { span } = entryAt(lines, offset)!;
          expect(span.end - span.start).toBeLessThanOrEqual(32_768);
          expect(span.start <= offset && offset <= span.end).toBe(true);
        }
      })).toBeLessThan(5000);
    }
  });
});

describe('messages', () => {
  it.each([
    ['error: internal error: process exited while connecting to monitor: 2031-04-05T06:07:08.000009Z qemu-kvm: -device pear,id=p0: peel is missing', 'peel is missing'],
    ["Feb 03 06:07:08 pear libvirtd[47]: internal error: QEMU unexpectedly closed the monitor (vm='pear'): qemu-kvm: rotten", 'rotten'],
    ["internal error: unable to execute QEMU command 'device_add': no such pear", 'no such pear'],
    ["Error creating VM: virError(Code=38, Domain=0, Message='Cannot peel 'pear': No such device')", "Cannot peel 'pear': No such device"],
    ['Call to virDomainCreateWithFlags failed: internal error: rotten (Libvirt::Error)', 'rotten'],
    ['Error starting domain: operation failed: rotten', 'rotten'],
    ['{"component":"virt-peeler","level":"info","msg":"failed: virError(Code=1, Domain=10, Message=\'internal error: rotten \\"pear\\"\')","timestamp":"2031-04-05T06:07:08Z"}', 'rotten \\"pear\\"'],
    ['libvirt.libvirtError: XML error: pear in the wrong place', 'pear in the wrong place'],
  ])('peel %s', (text, innermost) => {
    expect(peeled(text).at(-1)).toBe(innermost);
  });
});
