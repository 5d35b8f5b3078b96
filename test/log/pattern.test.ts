import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../engine/log/pattern.ts';
import { fillMessage } from '../../engine/log/fill-message.ts';
import { cpuTime } from './cpu-time.ts';

const groupsOf = (pattern: string, text: string, ignoreCase = false) => compilePattern(pattern, { ignoreCase }).match(text)?.groups;

describe('patterns', () => {
  it('find literal text and say where', () => {
    const text = 'x: network is not active today';
    const match = compilePattern('is not active').match(text);
    expect(text.slice(match!.start, match!.end)).toBe('is not active');
    expect(compilePattern('is not active').match('is not inactive')).toBeUndefined();
  });

  it('take the shortest text for {name} and … and the rest of the line at the end', () => {
    expect(groupsOf("net '{net}' is down", "net 'a' is up, net 'b' is down")).toEqual({ net: "a' is up, net 'b" });
    expect(groupsOf('open {file}: {why}', 'cannot open /a b: no such thing  \nnext line')).toEqual({ file: '/a b', why: 'no such thing' });
    expect(groupsOf('begin…end {x:word}', 'begin 1 end 2 end 3')).toEqual({ x: '2' });
  });

  it('read typed gaps greedily and give back what the next text needs', () => {
    expect(groupsOf('group {n:number} is', 'group 12 is')).toEqual({ n: '12' });
    expect(groupsOf('group {n:number} is', 'group x is')).toBeUndefined();
    expect(groupsOf('msr {m:hex} to {v:hex}', 'msr 0x38d to 2FF')).toEqual({ m: '0x38d', v: '2FF' });
    expect(groupsOf('host {h:word}: down', 'host node-1.lan:9: down')).toEqual({ h: 'node-1.lan:9' });
    expect(groupsOf('read {p:path}: failed', 'read /dev/disk/by-id/a:b: failed')).toEqual({ p: '/dev/disk/by-id/a:b' });
    expect(groupsOf("open '{p:quoted}' now", "open '/a b/c' now")).toEqual({ p: '/a b/c' });
    expect(groupsOf("open '{p:quoted}': gone", "open '': gone")).toEqual({ p: '' });
  });

  it('try one of several texts', () => {
    const pattern = compilePattern('cpu (model|feature {f:word}|)not found');
    expect(pattern.match('cpu feature arat not found')).toBeUndefined();
    const spaced = compilePattern('cpu (model |feature {f:word} |)not found');
    expect(spaced.match('cpu feature arat not found')?.groups).toEqual({ f: 'arat' });
    expect(spaced.match('cpu not found')?.groups).toEqual({});
    expect(spaced.certainGroups).toEqual([]);
    expect(spaced.groups).toEqual(['f']);
  });

  it('backtrack over alternatives and gaps until everything fits', () => {
    expect(groupsOf('(ab|a)(bc|c) end {x}', 'abc end 1')).toEqual({ x: '1' });
    expect(groupsOf('at {p:path}foo…bar', 'at xfoofoo bar')).toEqual({ p: 'xfoo' });
    expect(groupsOf('at {p:path}…foo now', 'at pathfoo now')).toEqual({ p: 'path' });
  });

  it('anchor at the start and the end', () => {
    expect(compilePattern('^shutting down').match('not shutting down')).toBeUndefined();
    expect(compilePattern('^shutting down').match('x shutting down', 1)).toMatchObject({ start: 2, end: 15 });
    expect(compilePattern('down$').match('shutting down  \nx')).toBeDefined();
    expect(compilePattern('down$').match('shutting down, reason')).toBeUndefined();
  });

  it('escape every special character', () => {
    expect(groupsOf('\\(a\\) \\{b\\} \\$ \\^ \\| \\\\ \\… {x}', '(a) {b} $ ^ | \\ … 7')).toEqual({ x: '7' });
  });

  it('ignore case on demand without moving offsets', () => {
    expect(groupsOf('Failed to initialize KVM: {why}', 'İ failed to INITIALIZE kvm: No', true)).toEqual({ why: 'No' });
    expect(compilePattern('kvm: x', { ignoreCase: true }).match('İİ KVM: X')).toMatchObject({ start: 3 });
    expect(groupsOf('Failed to initialize KVM: {why}', 'failed to initialize kvm: No')).toBeUndefined();
  });

  it('match wrapped, doubled, escaped and typographic forms', () => {
    const pattern = "connect to '{p:quoted}': No such file";
    for (const text of ["connect to '/a': No such\n   file", "connect to ''/a'': No such file", 'connect  to ‘/a’: No such file', "connect to \\'/a\\': No such\\nfile", 'connect to `/a\': No such file']) {
      expect(groupsOf(pattern, text), text).toEqual({ p: '/a' });
    }
    expect(groupsOf('driver "{d:quoted}" <{e:word}> gone', 'driver \\"x\\" \\u003cdisk\\u003e gone')).toEqual({ d: 'x', e: 'disk' });
    expect(groupsOf('driver "{d:quoted}" <{e:word}> gone', 'driver &quot;x&quot; &lt;disk&gt; gone')).toEqual({ d: 'x', e: 'disk' });
    expect(groupsOf('driver "{d:word}" gone', 'driver \\\\\\"x\\\\\\" gone')).toEqual({ d: 'x' });
  });

  it('keep gaps on their line, unless the line visibly goes on', () => {
    expect(groupsOf('first…second', 'first\nsecond')).toBeUndefined();
    expect(groupsOf('first…second', 'first \\\nsecond')).toBeDefined();
    expect(groupsOf('first…second', 'first\r\n   second')).toBeDefined();
  });

  it('stay within the given range', () => {
    expect(compilePattern('abc').match('abcabc', 1, 5)).toBeUndefined();
    expect(compilePattern('abc {x}').match('abc defghi', 0, 7)?.groups).toEqual({ x: 'def' });
  });

  it('name the texts that every match holds', () => {
    expect(compilePattern('abc {x} (def|ghijk)').required).toEqual([['abc '], [' def', ' ghijk']]);
    expect(compilePattern('(ab|{n:number}cde)fghi').required).toEqual([['ab', 'cde'], ['fghi']]);
    expect(compilePattern('x: (ab|cde{n:number})').required).toEqual([['x: ab', 'x: cde'], ['x: ']]);
    expect(compilePattern('ab(c|)(d|e)').required).toEqual([['abcd', 'abce', 'abd', 'abe']]);
  });

  it.each([
    ['abc {', 4], ['abc {9}', 4], ['abc {a:float}', 4], ['abc (x', 4], ['abc (x)', 4], ['abc (x|…)', 7], ['abc (x|{y})', 9], ['abc …{x}', 7], ['abc }', 4],
    ['abc | d', 4], ['abc\\', 4], ['ab', 0], ['{x}', 0], ['a$bcd', 1],
  ])('refuse %s at its place', (pattern, position) => {
    expect(() => compilePattern(pattern)).toThrow(new RegExp(`position ${position}:`));
  });
});

describe('patterns on hostile lines', () => {
  const patterns = [
    'aaa{x:word}aaa{y:word}aaa{z:word}b!', '{a:path}{b:path}{c:path} aaa!', '(a|aa|aaa|)(a|aa|aaa|)(a|aa|aaa|)…aaab', 'aaa…aaa…aaa…aaa…aaab', "aaa {p:quoted}' aaa {q:quoted}' aab",
    'a{h:hex}a{n:number}aaab', '…aaa…a{w:word}…aaab$', 'aaa b', '{a}aaa{b}aaa{c}aaab', '{a} {b} end', 'aaa{a}\\ "x" bbb',
  ];
  const unit: Record<string, string> = { letters: 'a', blanks: 'a ', quotes: "aaa '", newlines: 'aaa\n ', backslashes: 'aaa\\', blanksOnly: ' ' };
  for (const [name, piece] of Object.entries(unit)) {
    it(`of ${name}, take linear time`, () => {
      for (const source of patterns) {
        const pattern = compilePattern(source);
        const time = (length: number): number => {
          const text = piece.repeat(length / piece.length);
          return cpuTime(() => expect(pattern.match(text), source).toBeUndefined());
        };
        expect(time(16_384), `${source} on 16 kB`).toBeLessThan(5000);
        // Quadratic time would be an hour.
        const large = name === 'letters' && patterns.indexOf(source) < 4 ? 1_048_576 : 131_072;
        expect(time(large), `${source} on ${large} bytes`).toBeLessThan(20_000);
      }
    });
  }
});

describe('fillMessage', () => {
  it('fills groups as plain text of one line and marks those that took no part', () => {
    expect(fillMessage('{a} and {b}: {c}', { a: 'x\ny\u001b[0m\u202e', b: '\\"q\\"' })).toBe('x y␛[0m‹U+202E› and "q": …');
    expect(fillMessage('{a}', { a: 'x'.repeat(5000) }).length).toBe(300);
    expect(fillMessage('{__proto__}', {})).toBe('…');
  });
});
