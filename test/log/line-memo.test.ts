import { describe, expect, it } from 'vitest';
import { compileSignatures } from '../../engine/log/compiled-signatures.ts';
import { byteSource } from '../../engine/log/byte-source.ts';
import { createScanState, hitsAt, type Candidate, type Outcome } from '../../engine/log/find-hits.ts';
import type { LineMemo } from '../../engine/log/line-memo.ts';
import { formats } from '../../engine/log/formats/index.ts';
import { shapeBytes, shapeHash, textShape } from '../../engine/log/line-shape.ts';
import { readPrefix } from '../../engine/log/read-record.ts';
import { anchorTable } from '../../engine/signatures/anchors.ts';
import { signatures } from '../../engine/signatures/index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same numbers at each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => Math.floor(((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * below);
}

/** Another line of the same shape, or nearly. */
const withOtherDigits = (line: string, random: (below: number) => number): string => line.replace(/\d/g, (digit) => (random(3) === 0 ? digit : String(random(10))));

const compiled = compileSignatures(signatures, anchorTable);
const forgetful: LineMemo<Outcome> = { ofText: (_, make) => make(), ofBytes: (_, __, ___, make) => make() };

function shown(text: string, remembers: boolean) {
  const bytes = encode(text);
  const candidates: Candidate[] = [];
  compiled.scan().scan(bytes, 0, bytes.length, (anchor, at) => candidates.push({ at, anchor }));
  const state = { ...createScanState(), ...(!remembers && { memo: forgetful }) };
  return hitsAt(candidates, byteSource(bytes, 0), compiled, state).map(({ signature, span, groups, message, entry, depth, weight, run }) => [signature.id, span, groups, message, entry, depth, weight, run]);
}

describe('what is remembered of lines', () => {
  const prefixes = ['', '', '2031-04-05 06:07:08.009+0000: 4711: error : virThing:77 : ', 'Feb 03 06:07:08 pear libvirtd[4711]: ', '[  123.456789] ', '2031-04-05T06:07:08.009123Z qemu-system-x86_64: ', 'error: '];
  const samples = signatures.flatMap((s) => [...s.samples, ...s.nearMisses]);
  const between = ['', '', '', 'filler', '  indented', '-device pear \\', '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0'];

  it('changes nothing, whatever the digits and the lines around', () => {
    const random = numbers(7);
    for (let round = 0; round < 40; round++) {
      const few = Array.from({ length: 60 }, () => prefixes[random(prefixes.length)]! + samples[random(samples.length)]!);
      const lines = Array.from({ length: 300 }, () => `${withOtherDigits(few[random(few.length)]!, random)}\n${between[random(between.length)]!}`);
      const text = lines.join('\n');
      expect(shown(text, true)).toEqual(shown(text, false));
    }
  }, 120_000);

  it('holds for formats: lines of one shape have the same prefix', () => {
    const random = numbers(11);
    const read = (line: string) => {
      const prefix = readPrefix(line, 0, line.length);
      return prefix && [prefix.kind, prefix.formats, prefix.messages];
    };
    for (const line of [...formats.flatMap((format) => format.samples.map((sample) => sample.line.replace(/[«»]/g, ''))), ...samples.flatMap((sample) => sample.split('\n'))]) {
      for (let i = 0; i < 8; i++) {
        const other = withOtherDigits(line, random);
        if (textShape(other) === textShape(line)) expect(read(other), other).toEqual(read(line));
      }
    }
  });
});

describe('the shape of a line', () => {
  it('tells bytes and texts alike', () => {
    for (const line of ['a 12 b', '+0100 12', '0x12 10x 0X9', '&#39;1', '\\u0027 u12', '<1>1 2', '']) {
      const bytes = encode(line);
      expect(shapeHash(bytes, 0, bytes.length)).toBeDefined();
      expect(new TextDecoder().decode(shapeBytes.subarray(0, bytes.length))).toBe(textShape(line));
    }
    expect(textShape('a 92 0x75 +0300 \\u0027')).toBe('a 11 0x11 +0300 \\u0027');
    expect(shapeHash(encode('x'.repeat(5000)), 0, 5000)).toBeUndefined();
  });
});
