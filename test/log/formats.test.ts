import { describe, expect, it } from 'vitest';
import { formats } from '../../engine/log/formats/index.ts';
import { readPrefix } from '../../engine/log/read-record.ts';
import { cpuTime } from './cpu-time.ts';

describe.each(formats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  it.each(format.samples.map((sample) => [sample.line, sample] as const))('reads %s', (_, sample) => {
    const start = sample.line.indexOf('«');
    const end = sample.line.indexOf('»') - 1;
    const line = sample.line.replace(/[«»]/g, '');
    const record = format.read(line, 0, line.length);
    const { line: _line, ...expected } = sample;
    const { kind: _kind, messages, ...known } = record!;
    expect(known).toEqual(expected);
    expect(line.slice(messages[0]!.start, messages[0]!.end)).toBe(line.slice(start, end));
  });

  it('is the format that wins for its samples', () => {
    for (const sample of format.samples) {
      const line = sample.line.replace(/[«»]/g, '');
      expect(readPrefix(line, 0, line.length)?.formats[0], line).toBe(id);
    }
  });

  it('takes no time on long hostile lines', () => {
    for (const sample of format.samples) {
      const line = sample.line.replace(/[«»]/g, '');
      for (const hostile of [line.repeat(2000), line.slice(0, 12).repeat(5000), line + ' '.repeat(100_000), `${line.slice(0, -1)}${'a='.repeat(50_000)}`, '{"a":'.repeat(20_000), '"'.repeat(100_000)]) {
        expect(cpuTime(() => void format.read(hostile, 0, hostile.length))).toBeLessThan(2000);
      }
    }
  });
});

it('are asked about every line they could read', () => {
  const firsts = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), '\t', 'é', 'ж', '错'];
  for (const format of formats) {
    const lines = format.samples.map((sample) => sample.line.replace(/[«»]/g, ''));
    for (const first of firsts.filter((c) => !format.starts.test(c))) {
      // Neither in the place of the first character nor before it.
      for (const line of lines) for (const other of [first + line, first + line.slice(1)]) expect(format.read(other, 0, other.length), `${format.id}: ${other}`).toBeUndefined();
    }
  }
});
