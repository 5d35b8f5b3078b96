import { describe, expect, test } from 'vitest';
import type { DiagnoseResult, ReportedCause } from '../../protocol/requests.ts';
import { timeline } from '../../engine/index.ts';
import { asMarkdown, inFileName, inLabel, inMessage } from '../../client/src/plain.ts';
import { markup, type Act } from '../../client/src/page/html.ts';
import { diagnosisReport, logReport } from '../../client/src/views/report.ts';
import type { Report, ReportTarget } from '../../client/src/views/report-model.ts';
import { reportPage } from '../../client/src/views/report-page.ts';
import { reportText } from '../../client/src/views/report-text.ts';
import type { TextReport } from '../../client/src/views/report-writer.ts';

const range = (line: number, character = 0) => ({ start: { line, character }, end: { line, character: character + 5 } });

const CAUSE: ReportedCause = {
  id: 'img-missing', category: 'storage', severity: 'fatal', title: 'The disk image does not exist', message: "The disk source '/srv/a.qcow2' does not exist.",
  why: 'QEMU opens every image before the guest starts, and gives up when one of them is not there. '.repeat(3).trim(), remedy: 'Put the image back, or correct the path.',
  checks: [{ command: 'ls -l /srv/a.qcow2', look: 'The file, and who may read it.' }, { command: 'virsh start web01', changes: true }],
  element: { xpath: '/domain/devices/disk/source/@file', label: "file='/srv/a.qcow2'", range: range(22, 14) },
  facts: ['Nothing is at /srv/a.qcow2.'], evidence: [{ file: 'qemu.log', range: range(41, 3), text: "Could not open '/srv/a.qcow2'" }],
  explains: [{ file: 'qemu.log', range: range(42), text: 'shutting down' }, { file: 'journal.log', range: range(6), text: 'unable to start' }], confidence: 'certain',
};
const RESULT: DiagnoseResult = { vm: 'web01', causes: [CAUSE], telling: [], missing: ['The daemon\'s log'] };
const INPUT = { vm: 'web01', host: 'root@kvm1', asked: 'today', result: RESULT, xml: 'domain.xml', texts: ['domain.xml', 'qemu.log'], notes: ['Kernel messages: may not be read as guest.'], zone: { name: 'UTC', ahead: () => 0 } };

const linked = ({ text, links }: TextReport): (readonly [string, unknown])[] => links.map(({ start, end, target }) => [text.slice(start, end), target]);

const evil = 'x\n\n1. Forged cause [fatal, certain]\r\n\u001b]8;;command:evil\u0007\u202e[a](command:b)</code></script><img src=x onerror=y>';
/** A report all of whose texts of others are `words`. */
function reportOf(words: string): Report {
  const cause: ReportedCause = { ...CAUSE, title: words, message: words, why: words, remedy: words, facts: [words], checks: [{ command: words, look: words }], element: { ...CAUSE.element!, xpath: words, label: words }, evidence: [{ file: words, range: range(1), text: words }] };
  return diagnosisReport({ ...INPUT, vm: words, host: words, result: { vm: words, causes: [cause], telling: [], missing: [words] }, xml: words, texts: [words], notes: [words] });
}

describe('the report of a diagnosis, as a text', () => {
  test('names the cause, its element, its lines, what to do and what was read', () => {
    const { text } = reportText(diagnosisReport(INPUT));
    expect(text).toMatch(/^Why web01 on root@kvm1 fails\n=+\n/);
    expect(text).toContain('1. The disk image does not exist [fatal, certain]');
    for (const part of [CAUSE.message, CAUSE.remedy, 'domain.xml:23  /domain/devices/disk/source/@file', 'qemu.log:42', "> Could not open '/srv/a.qcow2'", '$ ls -l /srv/a.qcow2', '(this changes something)', 'qemu.log:43, journal.log:7', 'img-missing', "The daemon's log", 'may not be read as guest']) expect(text).toContain(part);
  });

  test('links each place and code, exactly', () => {
    expect(linked(reportText(diagnosisReport(INPUT)))).toEqual([
      ['domain.xml:23', { kind: 'place', file: 'domain.xml', line: 22, character: 14 }],
      ['qemu.log:42', { kind: 'place', file: 'qemu.log', line: 41, character: 3 }],
      ['qemu.log:43', { kind: 'place', file: 'qemu.log', line: 42, character: 0 }],
      ['journal.log:7', { kind: 'place', file: 'journal.log', line: 6, character: 0 }],
      ['img-missing', { kind: 'code', code: 'img-missing' }],
      ['domain.xml', { kind: 'place', file: 'domain.xml', line: 0, character: 0 }],
      ['qemu.log', { kind: 'place', file: 'qemu.log', line: 0, character: 0 }],
    ]);
  });

  test('puts each thing on one line, behind labels of one width, for the editor to wrap', () => {
    const lines = reportText(diagnosisReport(INPUT)).text.split('\n');
    for (const label of ['What', 'Why', 'To do', 'XML', 'Host', 'Log', 'Check', 'Also', 'Code']) expect(lines.filter((line) => line.startsWith(`  ${label}`.padEnd(8)) && line[8] !== ' ')).toHaveLength(1);
    expect(lines.find((line) => line.includes('QEMU opens'))).toContain(CAUSE.why);
  });

  test('says when nothing is known, with the most telling lines', () => {
    const { text, links } = reportText(diagnosisReport({ ...INPUT, result: { causes: [], telling: [{ file: 'qemu.log', range: range(7), text: 'what is this' }], missing: [] }, notes: [] }));
    expect(text).toContain('Nothing that virt-doctor knows was found.');
    expect(text).toContain('> what is this');
    expect(text.slice(links[0]!.start, links[0]!.end)).toBe('qemu.log:8');
  });

  test('of hostile texts has no controls, no forged lines and no links but its own', () => {
    const { text, links } = reportText(reportOf(evil));
    expect(text).not.toMatch(/^1\. Forged/m);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    for (const { start, end, target } of links) expect(text.slice(start, end)).toMatch(target.kind === 'code' ? /^img-missing$/ : /:\d+$|onerror=y>$/);
  });
});

/** The page, what its elements with an act say and do, in order. */
function page(report: Report): { text: string; words: string; done: [string, unknown][] } {
  const acts: Act[] = [];
  const done: [string, unknown][] = [];
  const told = (what: string) => (value: unknown) => void done.push([what, value]);
  const text = markup(reportPage(report, { buttons: [{ title: 'Diagnose Again', run: () => told('again')(true) }], open: told('open'), copy: told('copy') }), (act) => acts.push(act) - 1);
  for (const act of acts) act();
  return { text, words: text.replace(/<[^>]*>/g, '\n').replaceAll('&#39;', "'").replaceAll('&amp;', '&').replace(/\n+/g, '\n'), done };
}

describe('the report of a diagnosis, as a page', () => {
  const place = (file: string, line: number, character = 0): ReportTarget => ({ kind: 'place', file, line, character });

  test('says all that the text says', () => {
    const { words } = page(diagnosisReport(INPUT));
    const said = reportText(diagnosisReport(INPUT)).text.split('\n').map((line) => line.replace(/^(?:- | {2}(?:What|Why|To do|XML|Host|Log|Check|Also|Code)? +)/, '').replace(/^[>$] | \[.*\]$| {3}\(this changes something\)$/g, '')).filter((line) => /\w/.test(line));
    expect(said.length).toBeGreaterThan(15);
    for (const line of said) for (const part of line.trim().split(/ {2}|, (?=\S+:\d)/)) expect(words).toContain(part);
    for (const tag of ['fatal', 'certain', 'changes something']) expect(words).toContain(`\n${tag}\n`);
  });

  test('opens each place and code, copies commands as they are shown, and runs nothing', () => {
    expect(page(diagnosisReport(INPUT)).done).toEqual([
      ['again', true], ['open', place('domain.xml', 22, 14)], ['open', place('qemu.log', 41, 3)], ['copy', 'ls -l /srv/a.qcow2'], ['copy', 'virsh start web01'],
      ['open', place('qemu.log', 42)], ['open', place('journal.log', 6)], ['open', { kind: 'code', code: 'img-missing' }], ['open', place('domain.xml', 0)], ['open', place('qemu.log', 0)],
    ]);
  });

  test('has one h1, and sections that are named by their headings, none skipped', () => {
    const { text } = page(diagnosisReport(INPUT));
    expect([...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level)).filter((level, i, all) => level > (all[i - 1] ?? 0) + 1)).toEqual([]);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    const named = [...text.matchAll(/<section aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    expect(named).toHaveLength(diagnosisReport(INPUT).sections.length);
    for (const id of named) expect(text).toContain(`<h2 id="${id}">`);
  });

  test('of hostile texts has no markup and no links but its own', () => {
    const { text, done } = page(reportOf(evil));
    const tags = (report: Report): string[] => page(report).text.match(/<\/?\w+/g)!;
    expect(tags(reportOf(evil))).toEqual(tags(reportOf('a')));
    expect(text).not.toMatch(/<img|<\/?script|[\p{Cc}\p{Cf}]/u);
    for (const [what, value] of done) if (what === 'copy') expect(value).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('what happened when', () => {
  const log = `2026-11-22 21:00:00.100+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.22, kernel: 6.1.0, hostname: kvm1
2026-11-22T21:00:01.200000Z qemu-system-x86_64: -blockdev {"driver":"file"}: Could not open '/srv/a.qcow2': No such file or directory
2026-11-22 21:00:01.300+0000: shutting down, reason=failed
`;
  const made = timeline({ texts: [{ name: 'qemu.log', text: log }], vm: 'web01' });
  const report = diagnosisReport({ ...INPUT, result: { ...RESULT, timeline: made }, zone: { name: 'Europe/Berlin', ahead: () => 3_600_000 } });

  test('is told in the text, in the zone of the reader, with links', () => {
    const { text, links } = reportText(report);
    expect(text).toContain('What happened when\n---');
    expect(text).toMatch(/^- 2026-11-22 22:00:01\.200 {2}cause {2}qemu\.log:2 {2}/m);
    expect(links.filter(({ target }) => target.kind === 'place' && target.file === 'qemu.log' && target.line === 1)).toHaveLength(1);
  });

  test('is drawn on the page, where marks lead to the same lines as the words', () => {
    const { text, done } = page(report);
    expect(text).toMatch(/<svg class="timeline timeline-wide" role="group" [^>]*aria-label="[^"]*Europe\/Berlin\./);
    const [picture, words] = [/<svg class="timeline timeline-narrow".*?<\/svg>/s.exec(text)![0], /<details.*?<\/details>/s.exec(text)![0]];
    const opened = (part: string): unknown[] => [...part.matchAll(/data-act="(\d+)"/g)].map(([, act]) => done[Number(act)]);
    expect(opened(picture)).toContainEqual(['open', { kind: 'place', file: 'qemu.log', line: 1, character: 0 }]);
    expect(new Set(opened(picture))).toEqual(new Set(opened(words)));
    expect(picture.match(/tabindex="0"/g), 'the keyboard reaches each mark').toHaveLength(3);
    expect(picture).not.toContain('style=');
  });

  test('is left out where there is no order to tell', () => {
    const titles = (entries: number): string[] => diagnosisReport({ ...INPUT, result: { ...RESULT, timeline: { entries: made.entries.slice(0, entries), notes: [] } } }).sections.map(({ title }) => title);
    expect(titles(1)).not.toContain('What happened when');
    expect(titles(2)).toContain('What happened when');
  });

  test('of hostile texts has no markup but its own', () => {
    const hostile = { ...made, entries: made.entries.map((entry) => ({ ...entry, source: evil, message: evil, vm: evil })), notes: [evil] };
    expect(page(diagnosisReport({ ...INPUT, result: { ...RESULT, timeline: hostile } })).text).not.toMatch(/<img|<\/?script|[\p{Cc}\p{Cf}]/u);
  });
});

test('the report of a log tells each thing once, with links to its lines', () => {
  const report = reportText(logReport('vm.log', { statements: [{ id: 'img-missing', severity: 'fatal', title: 'T', message: 'M', why: 'W', remedy: 'R', checks: [], times: 7, lines: Array.from({ length: 7 }, (_, i) => ({ file: 'vm.log', range: range(i), text: `line ${i}` })) }] }));
  expect(report.text).toContain('1. T [fatal, 7 times]');
  expect(report.text).toContain('and 2 more');
  expect(linked(report)[0]).toEqual(['vm.log:1', { kind: 'place', file: 'vm.log', line: 0, character: 0 }]);
  expect(reportText(logReport('vm.log', { statements: [] })).text).toContain('Nothing that virt-doctor knows');
  const wrong = { uri: 'file:///w/.virt-doctor.json', lines: [{ file: '.virt-doctor.json', range: range(3), text: 'The pattern of x is no regular expression.' }] };
  const soFar = reportText(logReport('vm.log', { statements: [], wrong }, { percent: 12, isOver: false }));
  expect(soFar.text).toMatch(/in the first 12 %.*is being read[\s\S]*no regular expression/);
  expect(soFar.links.map(({ target }) => target)).toContainEqual({ kind: 'place', file: '.virt-doctor.json', line: 3, character: expect.any(Number) });
  expect(reportText(logReport('vm.log', { statements: [] }, { percent: 12, isOver: true })).text).toContain('The rest was not read');
  expect(reportText(logReport('vm.log', { statements: [] }, { since: '10:31', news: 2, isOver: false, note: 'It was rotated.' })).text).toContain('It is being followed since 10:31: 2 new failures, 0 different things in all, the newest first. It was rotated.');
});

describe('texts of others in the editor', () => {
  /** As VS Code reads messages (linkedText.ts) and labels (iconLabels.ts). */
  const messageLink = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;
  const icon = /(?<!\\)\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;

  test.each(['[x](command:y)', 'a [b](https://c) d', '[x]\u200b(command:y)', '$(trash)', '\\$(x)', 'a\nb', '\u001b[1m', `x${'y'.repeat(10_000)}`.slice(0, 5000)])('%j makes no link, no icon, no second line', (text) => {
    expect(inMessage(text)).not.toMatch(messageLink);
    expect(inLabel(text)).not.toMatch(icon);
    for (const shown of [inMessage(text), inLabel(text), inFileName(text)]) {
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(shown.length).toBeLessThanOrEqual(600);
    }
  });

  test.each(['..', '.', '', '../../etc/passwd', 'a/b\\c', 'C:\\x', '$(id)', 'con:', '\u202egpj.exe'])('%j becomes a file name', (name) => {
    expect(inFileName(name)).toMatch(/^[\p{L}\p{N}@_.,() -]+$/u);
    expect(inFileName(name)).not.toMatch(/^\.*$|\//);
  });
});

test('a report is copied as a block of Markdown that nothing in it can end', () => {
  expect(asMarkdown('a\n# b [c](command:x)\n')).toBe('```text\na\n# b [c](command:x)\n```\n');
  const [fence] = asMarkdown('```\n````sh').split('text');
  expect(fence).toBe('`````');
});
