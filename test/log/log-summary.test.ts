import { describe, expect, it } from 'vitest';
import { explainFile, summariseFile } from '../../engine/features/explain.ts';
import { signatures } from '../../engine/signatures/index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the summary of a log', () => {
  it('counts what the scan tells, by words, with its lines', () => {
    const samples = signatures.flatMap((s) => s.samples);
    const lines = Array.from({ length: 3000 }, (_, i) => `Feb 03 06:07:${String(i % 60).padStart(2, '0')} pear libvirtd[${1000 + i}]: ${samples[i % samples.length]}`);
    const bytes = encode(lines.join('\n'));
    const told = new Map<string, number[]>();
    const scan = explainFile();
    for (const hit of [...scan.feed(bytes), ...scan.end()]) {
      const key = `${hit.signature.id}\n${hit.message}`;
      told.set(key, [...(told.get(key) ?? []), hit.line]);
    }
    const summary = summariseFile();
    for (let at = 0; at < bytes.length; at += 70_001) summary.feed(bytes.subarray(at, at + 70_001));
    summary.end();
    const counted = summary.statements();
    expect(told.size).toBeGreaterThan(50);
    expect(new Map(counted.map(({ hit, count }) => [`${hit.signature.id}\n${hit.message}`, count]))).toEqual(new Map([...told].map(([key, lines]) => [key, lines.length])));
    for (const { hit, lines: first, lastLine } of counted) {
      const all = told.get(`${hit.signature.id}\n${hit.message}`)!;
      expect(first).toEqual(all.slice(0, 100));
      expect(lastLine).toBe(all.at(-1));
    }
    expect([summary.bytes, summary.lines]).toEqual([bytes.length, bytes.filter((byte) => byte === 10).length]);
  });

  it('shows of what was said in several runs the last', () => {
    const start = '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0';
    const failure = '2031-04-05T06:07:08.009123Z qemu-system-x86_64: cannot set up guest memory \'pc.ram\': Cannot allocate memory';
    const summary = summariseFile();
    summary.feed(encode(`${start}\n${failure}\n${start}\n${failure}\n${failure}\n`));
    summary.end();
    const [, one] = summary.statements();
    expect([one?.hit.run, one?.hit.line, one?.count, one?.lines]).toEqual([2, 3, 3, [1, 3, 4]]);
  });
});
