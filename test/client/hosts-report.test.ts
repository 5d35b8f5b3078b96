import { describe, expect, test } from 'vitest';
import type { ReportedCause } from '../../protocol/requests.ts';
import { markup } from '../../client/src/page/html.ts';
import { amongMany, hostsReport, textName, type HostFinding } from '../../client/src/views/hosts-report.ts';
import { reportPage } from '../../client/src/views/report-page.ts';
import { reportText } from '../../client/src/views/report-text.ts';

const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 5 } });
const cause = (words: string): ReportedCause => ({
  id: 'img-missing', category: 'storage', severity: 'fatal', title: words, message: words, why: words, remedy: words, checks: [], facts: [], confidence: 'certain',
  element: { xpath: '/domain/devices/disk', label: 'disk', range: range(3) }, evidence: [{ file: 'qemu.log', range: range(7), text: words }], explains: [],
});
const failure = { code: 'timeout', message: 'mute did not answer in time.', remedy: 'Try again.', detail: '' } as const;
const hosts = (words: string): HostFinding[] => [
  { host: words, running: 2, left: 3, vms: [
    { vm: 'db', state: 'crashed', cause: amongMany(cause(words), words, 'db'), causes: 3, xml: textName(words, 'db', 'domain.xml') },
    { vm: 'quiet', state: 'shut off', causes: 0, xml: undefined }, { vm: 'gone', state: 'shut off', failure, causes: 0, xml: undefined },
  ] },
  { host: 'mute', failure, vms: [], running: 0, left: 0 }, { host: 'fine', vms: [], running: 4, left: 0 },
];

describe('the report of many hosts', () => {
  test('tells what is known, what is not, and who did not answer', () => {
    const { text, links } = reportText(hostsReport('today', hosts('kvm1')));
    expect(text).toMatch(/^Machines that are down on 3 hosts\n/);
    expect(text).toContain('3 machines looked into, 1 with a cause; 1 host gave no answer.');
    for (const part of ['1. db on kvm1: kvm1 [fatal, certain, crashed]', '2 other causes', 'mute: mute did not answer in time. Try again.', 'gone on kvm1', '3 more machines on kvm1', 'quiet on kvm1, shut off', 'fine: 4 machines run']) expect(text).toContain(part);
    expect(links.map(({ target }) => target)).toEqual(expect.arrayContaining([{ kind: 'place', file: 'kvm1/db/domain.xml', line: 3, character: 0 }, { kind: 'place', file: 'kvm1/db/qemu.log', line: 7, character: 0 }]) as unknown[]);
  });

  test('what hosts say stays text', () => {
    const evil = 'x\n1. Forged\u001b[31m</section><script>alert(1)</script>[a](command:b)';
    const report = hostsReport('today', hosts(evil));
    expect(reportText(report).text).not.toContain('\u001b');
    expect(reportText(report).text.split('\n').filter((line) => line.startsWith('1. '))).toHaveLength(1);
    expect(markup(reportPage(report, { buttons: [], open: () => undefined, copy: () => undefined }), () => 0)).not.toMatch(/<script|<\/section><script/);
  });
});
