import { describe, expect, it } from 'vitest';
import { compileSignatures } from '../../engine/log/compiled-signatures.ts';
import { byteSource } from '../../engine/log/byte-source.ts';
import { createCandidateList } from '../../engine/log/candidates.ts';
import { createScanState, hitsAt, type Outcome } from '../../engine/log/find-hits.ts';
import { explainFile } from '../../engine/features/explain.ts';
import { anchorTables } from '../../engine/log/anchor-tables.ts';
import { bufferAddress, createLogKernel } from '../../engine/log/log-kernel.ts';
import { NO_SHAPE, UNKNOWN_SHAPE } from '../../engine/log/log-kernel-layout.ts';
import type { LineMemo } from '../../engine/log/line-memo.ts';
import { formats } from '../../engine/log/formats/index.ts';
import { shapeBytes, shapeHash, textShape } from '../../engine/log/line-shape.ts';
import { readPrefix } from '../../engine/log/read-record.ts';
import { anchorTable } from '../../engine/signatures/anchors.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { numbers } from '../numbers.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Another line of the same shape, or nearly. */
const withOtherDigits = (line: string, random: (below: number) => number): string => line.replace(/\d/g, (digit) => (random(3) === 0 ? digit : String(random(10))));

const compiled = compileSignatures(signatures, anchorTable);
const forgetful: LineMemo<Outcome> = { ofText: (_, make) => make(), ofBytes: (_, __, ___, make) => make() };

function shown(text: string, remembers: boolean) {
  const bytes = encode(text);
  const candidates = createCandidateList();
  candidates.clear(0);
  compiled.scan().scan(bytes, 0, bytes.length, candidates.push);
  candidates.sort();
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
  });

  it('changes nothing in files either, where lines are told by their bytes', () => {
    const random = numbers(13);
    for (let round = 0; round < 4; round++) {
      const few = Array.from({ length: 60 }, () => prefixes[random(prefixes.length)]! + samples[random(samples.length)]!);
      const feed = round % 2 === 0 ? '\n' : '\r\n';
      const text = Array.from({ length: 8000 }, () => withOtherDigits(few[random(few.length)]!, random) + feed + (random(2) === 0 ? '' : between[random(between.length)]! + feed)).join('');
      const bytes = encode(text);
      const scan = explainFile();
      const found = [];
      for (let at = 0; at < bytes.length; at += 300_007) found.push(...scan.feed(bytes.subarray(at, at + 300_007)));
      const fields = [...found, ...scan.end()].map(({ signature, span, groups, message, entry, depth, weight, run }) => [signature.id, span, groups, message, entry, depth, weight, run]);
      expect(fields).toEqual(shown(text, false));
    }
  });

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

  it('is the same to the kernel: lines of one shape have one number', () => {
    const tables = anchorTables(['somewhere']);
    const kernel = createLogKernel(tables, 4096)!;
    const address = bufferAddress(tables);
    const numberOf = (line: string): number => {
      const bytes = encode(`${line}\n`);
      kernel.bytes.set(bytes, address);
      const shape = kernel.look(address, address + bytes.length);
      return shape === UNKNOWN_SHAPE ? kernel.keep() : shape;
    };
    const random = numbers(17);
    const unit = ['a', 'x', 'X', '0', '1', '7', '+', '>', '#', '\\', 'u', ' ', 'é', '\r'];
    const byShape = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const line = Array.from({ length: random(i % 2 === 0 ? 4 : 60) }, () => unit[random(unit.length)]!).join('');
      const known = byShape.get(textShape(line)!);
      const number = numberOf(line);
      if (known === undefined) expect([...byShape.values()]).not.toContain(number);
      else expect(number, line).toBe(known);
      byShape.set(textShape(line)!, number);
    }
    expect(kernel.look(address, address)).toBe(NO_SHAPE);
  });

  it('is forgotten by the kernel when there are too many, and numbers begin anew', () => {
    const tables = anchorTables(['somewhere']);
    const kernel = createLogKernel(tables, 4096)!;
    const address = bufferAddress(tables);
    const look = (line: string): number => {
      const bytes = encode(`${line}\n`);
      kernel.bytes.set(bytes, address);
      return kernel.look(address, address + bytes.length);
    };
    const word = (i: number): string => `${String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26), 97 + (Math.floor(i / 676) % 26))} line`;
    for (let i = 0; i < 8192; i++) {
      expect(look(word(i))).toBe(UNKNOWN_SHAPE);
      expect(kernel.keep()).toBe(i);
    }
    expect(look(word(5))).toBe(5);
    expect(look('one more')).toBe(UNKNOWN_SHAPE);
    expect(kernel.keep()).toBe(0);
    expect([look('one more'), look(word(5))]).toEqual([0, UNKNOWN_SHAPE]);
  });
});
