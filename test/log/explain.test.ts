import { describe, expect, it } from 'vitest';
import { explain } from '../../engine/features/explain.ts';
import { fold } from '../../engine/features/fold.ts';
import { logHover } from '../../engine/features/log-hover.ts';
import { looksLikeLog } from '../../engine/features/looks-like-log.ts';
import { rank } from '../../engine/features/rank.ts';
import type { Signature } from '../../engine/signatures/signature.ts';
import { cpuTime } from './cpu-time.ts';

const signature = (id: string, match: string | readonly string[], more: Partial<Signature> = {}): Signature => ({
  id, category: 'other', severity: 'fatal', title: `Title of ${id}`, match: typeof match === 'string' ? [match] : match, message: `${id} happened`,
  why: 'It is so.', remedy: 'Do it.', checks: [], witness: { source: 'own', text: 'own' }, samples: [], nearMisses: [], ...more,
});

const PEAR = signature('pear-rotten', "pear '{name:quoted}' is rotten", { message: "The pear '{name}' is rotten.", xml: [{ path: 'devices/pear/@name', equals: 'name' }] });
const PEELER = signature('peeler-gone', 'peeler went away', { consequence: true });
const APPLE = signature('apple-soft', 'apple is soft', { severity: 'degraded' });
const FRUIT = signature('fruit-bad', 'is rotten', { yieldsTo: ['pear-rotten'] });
const EATEN = signature('benign-eaten', '^fruit eaten', { severity: 'benign' });
const ALL = [PEAR, PEELER, APPLE, FRUIT, EATEN];
const ids = (text: string, signatures = ALL) => rank(explain(text, { signatures }).hits).map((hit) => hit.signature.id);

describe('explain', () => {
  it('finds hits in the order of the document, with line, words and groups', () => {
    const text = "nothing\r\napple is soft\r\nerror: pear 'a b' is rotten\r\n";
    const { hits } = explain(text, { signatures: [PEAR, APPLE] });
    expect(hits.map((hit) => [hit.signature.id, hit.line, text.slice(hit.span.start, hit.span.end), hit.message])).toEqual([
      ['apple-soft', 1, 'apple is soft', 'apple-soft happened'],
      ['pear-rotten', 2, "pear 'a b' is rotten", "The pear 'a b' is rotten."],
    ]);
    expect(hits[1]!.groups).toEqual({ name: 'a b' });
  });

  it('ranks fatal before degraded before benign, and what follows from something else last', () => {
    expect(ids('fruit eaten\n\npeeler went away\n\napple is soft\n\npear \'x\' is rotten\n')).toEqual(['pear-rotten', 'apple-soft', 'peeler-gone', 'fruit-bad', 'benign-eaten']);
    expect(ids('this is rotten\n\npear \'x\' is rotten')).toEqual(['pear-rotten', 'fruit-bad', 'fruit-bad']);
    expect(ids('peeler went away')).toEqual(['peeler-gone']);
  });

  it('ranks the innermost and most telling words of one record first, and the earlier of several', () => {
    const outer = signature('outer', 'internal error: no luck');
    const inner = signature('inner', 'bad pip');
    expect(ids('error: internal error: no luck: operation failed: bad pip', [outer, inner])).toEqual(['inner', 'outer']);
    expect(ids('error: bad pip\nerror: internal error: no luck\n', [outer, inner])).toEqual(['inner', 'outer']);
    expect(ids('error: internal error: no luck\nerror: bad pip\n', [outer, inner])).toEqual(['outer', 'inner']);
  });

  it('leaves out what only repeats the words around something telling', () => {
    const lastResort = signature('last-resort', 'market error: {what}', { consequence: true });
    const signatures = [...ALL, lastResort];
    expect(ids("market error: pear 'x' is rotten\n\nmarket error: plums hang\n", signatures)).toEqual(['pear-rotten', 'fruit-bad', 'last-resort']);
    // What follows from something else tells nothing more, and what stands outside is said besides.
    expect(ids('apple is soft, market error: plums hang\n\nmarket error: peeler went away', signatures)).toEqual(['apple-soft', 'last-resort', 'peeler-gone', 'last-resort']);
  });

  it('ranks the last run of a VM before earlier ones', () => {
    const run = (what: string) => `2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0\n${what}\n2031-04-05 06:07:08.009+0000: shutting down, reason=failed\n`;
    const soft = { ...APPLE, severity: 'fatal' as const };
    expect(ids(run("pear 'x' is rotten") + run('apple is soft'), [PEAR, soft])).toEqual(['apple-soft', 'pear-rotten']);
  });

  it('does not take command lines for messages', () => {
    expect(ids("LC_ALL=C \\\n-name pear 'x' is rotten,apple is soft \\\n-S\n")).toEqual([]);
  });

  it('does not take what libvirt traces for messages', () => {
    const trace = (level: string, what: string) => `2031-04-05 06:07:08.009+0000: 4711: ${level} : qemuMonitorX:1 : ${what}\n`;
    expect(ids(trace('debug', 'apple is soft'))).toEqual([]);
    expect(ids(trace('info', 'QEMU_MONITOR_RECV_REPLY: mon=0x7f reply={"error": {"desc": "apple is soft"}}'))).toEqual([]);
    expect(ids(trace('info', 'QEMU_MONITOR_RECV_EVENT: mon=0x7f event={"event": "apple is soft"}'))).toEqual(['apple-soft']);
    expect(ids(trace('error', 'apple is soft'))).toEqual(['apple-soft']);
  });

  it('anchors ^ at messages behind prefixes and wrappers', () => {
    for (const text of ['fruit eaten', 'Feb 03 06:07:08 pear eater[1]: fruit eaten', 'error: internal error: fruit eaten', '{"level":"info","msg":"fruit eaten"}', '  fruit eaten']) expect(ids(text), text).toEqual(['benign-eaten']);
    expect(ids('the fruit eaten')).toEqual([]);
  });

  it('heeds unless within the same entry only', () => {
    const one = [signature('a', 'pip found', { unless: ['pip lost'] })];
    expect(ids('error: pip found\npip lost\n', one)).toEqual([]);
    expect(ids('error: pip found\nerror: pip lost\n', one)).toEqual(['a']);
  });

  it('ends what a gap takes where the message ends', () => {
    const one = [signature('a', 'no such fruit: {name}', { message: '{name}' })];
    const message = (text: string) => explain(text, { signatures: one }).hits[0]?.message;
    expect(message("virError(Code=1, Domain=10, Message='internal error: no such fruit: pear')")).toBe('pear');
    expect(message('{"level":"error","msg":"no such fruit: pear","pos":"x"}')).toBe('pear');
    expect(message('Call to virX failed: no such fruit: pear (Libvirt::Error)')).toBe('pear');
    expect(message('error: no such fruit: pear\nerror: x')).toBe('pear');
  });

  it('finds words in any case, wrapped, coloured and between NULs', () => {
    const one = [signature('a', 'failed to peel fruit', { ignoreCase: true })];
    for (const text of ['Failed To PEEL fruit', 'failed to peel\n    fruit', 'failed to\r\npeel fruit', '\u001b[31mfailed to peel fruit\u001b[0m', '\0\0failed to peel\0fruit']) expect(ids(text, one), JSON.stringify(text)).toEqual(['a']);
    expect(ids('Failed to peel fruit', [signature('a', 'failed to peel fruit')])).toEqual([]);
  });

  it('survives long lines, hostile text and many hits in linear time', () => {
    const time = (text: string): number => cpuTime(() => void explain(text, { signatures: ALL }));
    time('x');
    expect(time(`${'x'.repeat(5_000_000)} pear 'a' is rotten ${'y'.repeat(5_000_000)}`)).toBeLessThan(15_000);
    expect(time("pear '".repeat(300_000))).toBeLessThan(15_000);
    expect(time('is rotten '.repeat(100_000))).toBeLessThan(15_000);
    expect(time('\n'.repeat(2_000_000))).toBeLessThan(15_000);
    expect(ids(`${'x'.repeat(200_000)} pear 'a' is rotten ${'y'.repeat(200_000)}`)).toEqual(['pear-rotten', 'fruit-bad']);
  });

  it('costs of one long line what it is long, whatever may begin in it', () => {
    const time = (n: number): number => cpuTime(() => void explain(`qemu-system-x86_64: ${'Could not open '.repeat(n)}`));
    time(1000);
    // Five times as much: 5 when it is linear, 25 when it is not.
    expect(time(200_000) / Math.min(time(40_000), time(40_000))).toBeLessThan(12);
  });

  it('leaves a signature with a wrong pattern out and keeps the others', () => {
    expect(ids('apple is soft', [signature('wrong', 'a {'), APPLE])).toEqual(['apple-soft']);
  });
});

describe('an explanation after an edit', () => {
  it('is that of the new text', () => {
    const lines = Array.from({ length: 9000 }, (_, i) => (i % 97 === 0 ? 'error: apple is soft' : i % 501 === 0 ? "error: pear 'x' is rotten" : `Feb 03 06:07:08 pear cron[${i}]: ordinary`));
    const first = explain(lines.join('\n'), { signatures: ALL });
    const edited = [...lines.slice(0, 4000), "error: pear 'new' is rotten", ...lines.slice(4010)].join('\n');
    const second = explain(edited, { signatures: ALL, before: first });
    expect(second.hits).toEqual(explain(edited, { signatures: ALL }).hits);
    const appended = `${edited}\nerror: apple is soft`;
    expect(explain(appended, { signatures: ALL, before: second }).hits).toEqual(explain(appended, { signatures: ALL }).hits);
    expect(explain(edited, { signatures: [PEAR], before: first }).hits).toEqual(explain(edited, { signatures: [PEAR] }).hits);
  });
});

describe('fold', () => {
  it('counts what says the same', () => {
    const { hits } = explain("pear 'a' is rotten\n\npear 'b' is rotten\n\npear 'a' is rotten\n", { signatures: [PEAR] });
    expect(fold(hits).map(({ hit, count, lines }) => [hit.message, count, lines])).toEqual([["The pear 'a' is rotten.", 2, [0, 4]], ["The pear 'b' is rotten.", 1, [2]]]);
  });
});

describe('logHover', () => {
  const told = { ...PEAR, checks: [{ command: 'ls /pears', look: 'the owner' }, { command: 'rm -r /pears', changes: true }] };
  const text = "fine\nerror: pear '<b>\u202e' is rotten\n\npeeler went away\n";
  const explanation = explain(text, { signatures: [told, PEELER, EATEN] });
  const hover = (needle: string) => logHover(explanation, text.indexOf(needle));
  const words = (needle: string) => hover(needle)?.prose.map((block) => (block.kind === 'list' ? block.items.join('\n') : block.text)).join('\n');

  it('explains the words, wherever on their line the cursor is', () => {
    expect(hover('rotten')).toEqual(hover('error:'));
    const { span } = hover('rotten')!;
    expect(text.slice(span.start, span.end)).toBe("pear '<b>\u202e' is rotten");
    expect(words('rotten')).toContain("The pear '<b>‹U+202E›' is rotten.");
    expect(words('rotten')).toContain('devices/pear/@name = <b>‹U+202E›');
    expect(words('rotten')).toContain('# only reads – the owner\nls /pears\n# changes the system\nrm -r /pears');
  });

  it('says what is a consequence, and of what', () => {
    expect(words('peeler')).toContain("follows from something else, most likely from line 2: The pear '<b>‹U+202E›' is rotten.");
  });

  it('takes no time in a log of 40 MB', () => {
    const big = explain(`${'Mar 14 09:12:33 rack3 cron[123]: ordinary\n'.repeat(55)}Mar 14 09:12:34 rack3 pear 'x' is rotten\n`.repeat(18_000), { signatures: [PEAR, FRUIT] });
    expect(big.hits.length).toBe(36_000);
    const last = big.hits.at(-1)!.span.start;
    logHover(big, last);
    // The least of twenty: collecting garbage is not the hover's work.
    const took = Array.from({ length: 20 }, (_, i) => cpuTime(() => expect(logHover(big, big.hits.at(-1 - i)!.span.start)?.span).toBeDefined()));
    expect(Math.min(...took)).toBeLessThan(5);
  });

  it('says that benign is benign, and nothing about unknown lines', () => {
    const eaten = explain('fruit eaten', { signatures: ALL });
    expect(JSON.stringify(logHover(eaten, 3)?.prose)).toContain('Harmless');
    expect(hover('fine')).toBeUndefined();
  });
});

describe('looksLikeLog', () => {
  it.each([['/var/log/libvirt/qemu/pear.log', ''], ['pear.log.1', ''], ['C:\\logs\\dmesg.txt', ''], ['journal', '']])('goes by the name %s', (name, text) => {
    expect(looksLikeLog(name, text)).toBe(true);
  });

  it.each([
    ['a journal', 'Feb 03 06:07:08 pear systemd[1]: Started Pears.\nFeb 03 06:07:09 pear kernel: peeled\n'],
    ['dmesg', '[    0.000000] Linux version 9\n[    0.000001] Command line: pear\n'],
    ['a pasted virsh error', "error: Failed to start domain 'pear'\nerror: internal error: rotten\n"],
    ['a domain log', '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0\nLC_ALL=C \\\n/usr/bin/qemu-kvm \\\n-S\n'],
  ])('knows %s', (_, text) => {
    expect(looksLikeLog('Untitled-1', text)).toBe(true);
  });

  it.each([
    ['prose', 'Dear all,\n\nthe pear failed with this:\n\nerror: rotten\n\nWhat shall we do?\n'],
    ['a shell script', '#!/bin/sh\nset -e\nvirsh start pear\n'],
    ['nothing', ''],
    ['a list', '* pears\n* apples\n'],
    ['a configuration file', 'user = "root"\n# error: no\nspice_port = 5900\n'],
  ])('does not take %s for one', (_, text) => {
    expect(looksLikeLog('notes.txt', text)).toBe(false);
  });
});
