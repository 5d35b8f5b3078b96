import { describe, expect, it } from 'vitest';
import { isoText } from '../../engine/core/calendar.ts';
import { diagnose } from '../../engine/features/diagnose.ts';
import { timeline } from '../../engine/features/timeline.ts';
import type { Timeline, TimelineEntry, TimelineInput } from '../../engine/diagnosis/timeline/timeline.ts';
import { cpuTime } from '../log/cpu-time.ts';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
const texts = (named: Readonly<Record<string, string>>): TimelineInput['texts'] => Object.entries(named).map(([name, text]) => ({ name, text }));
const of = (named: Readonly<Record<string, string>>, more: Omit<TimelineInput, 'texts'> = {}): Timeline => timeline({ texts: texts(named), ...more });

/** `2031-04-05T06:07:08.009 exact cause id source:line`, one an entry; harmless ones left out. */
const told = ({ entries }: Timeline): string[] => entries.filter(({ kind }) => kind !== 'benign').map((entry) => {
  const { instant, kind, id, source, line } = entry;
  const when = instant ? `${isoText(instant.at)}${instant.axis && ` (${instant.axis})`} ${instant.sure}` : 'never';
  return `${when} ${kind}${id === undefined ? '' : ` ${id}`} ${source}:${line + 1}`;
});
const entry = (result: Timeline, id: string): TimelineEntry => result.entries.find((one) => one.id === id)!;
const when = (result: Timeline, id: string): string => {
  const { instant } = entry(result, id);
  return instant ? `${isoText(instant.at)}${instant.axis && ` (${instant.axis})`} ${instant.sure}` : 'never';
};

const MISSING = "Could not open '/pears/green.img': No such file or directory";
const QEMU = lines(
  '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0, qemu version: 19.0.1, kernel: 9.1.2, hostname: tree',
  'LC_ALL=C \\',
  '/usr/bin/qemu-system-x86_64 \\',
  '-name guest=green-pear,debug-threads=on \\',
  '-msg timestamp=on',
  `2031-04-05T06:07:08.500000Z qemu-system-x86_64: -blockdev {"driver":"file"}: ${MISSING}`,
  '2031-04-05 06:07:08.700+0000: shutting down, reason=failed',
);
const KILLED = 'Memory cgroup out of memory: Killed process 47 (qemu-system-x86)';
const DAEMON = lines(
  '2031-04-05 06:07:08.600+0000: 47: error : qemuMonitorIORead:423 : Unable to read from monitor: Connection reset by peer',
  `2031-04-05 06:07:08.601+0000: 48: error : qemuProcessReportLogError:1971 : internal error: process exited while connecting to monitor: 2031-04-05T06:07:08.500000Z qemu-system-x86_64: -blockdev {"driver":"file"}: ${MISSING}`,
);
const CLIENT = lines("error: Failed to start domain 'green-pear'", `error: internal error: process exited while connecting to monitor: ${MISSING}`);

describe('several logs of one failure', () => {
  const result = of({ 'daemon.log': DAEMON, 'qemu.log': QEMU, 'client.err': CLIENT });

  it('are one story in the order of time', () => {
    expect(told(result)).toEqual([
      '2031-04-05T06:07:08.009 exact start qemu.log:1',
      '2031-04-05T06:07:08.500 exact cause img-missing qemu.log:6',
      '2031-04-05T06:07:08.600 exact consequence mon-conn-reset daemon.log:1',
      '2031-04-05T06:07:08.700 exact end qemu.log:7',
    ]);
  });

  it('in which what follows is joined to its cause', () => {
    const cause = result.entries.findIndex(({ id }) => id === 'img-missing');
    expect(entry(result, 'mon-conn-reset').follows).toBe(cause);
    expect(result.entries.find(({ kind }) => kind === 'end')).toMatchObject({ follows: cause, severity: 'fatal', message: 'The VM ended: failed.' });
    expect(result.entries[cause]!.follows).toBeUndefined();
  });

  it('in which the same words in other logs are the same event', () => {
    expect(entry(result, 'img-missing').also).toEqual(expect.arrayContaining([{ source: 'daemon.log', line: 1 }, { source: 'client.err', line: 1 }]));
  });

  it('that begins a burst', () => {
    expect(entry(result, 'img-missing')).toMatchObject({ burst: 0, isFirst: true, vm: 'green-pear' });
    expect(entry(result, 'mon-conn-reset').burst).toBe(0);
    expect(entry(result, 'mon-conn-reset').isFirst).toBeUndefined();
  });

  it('and comes out the same whatever the order of the logs', () => {
    expect(told(of({ 'client.err': CLIENT, 'qemu.log': QEMU, 'daemon.log': DAEMON }))).toEqual(told(result));
  });

  it('in which what follows is joined to the cause nearest to it, whatever a diagnosis puts first', () => {
    const second = '2031-04-05 06:07:09.000+0000: 47: error : virPeel:12 : Could not open \'/pears/red.img\': No such file or directory\n2031-04-05 06:07:09.100+0000: 47: error : qemuMonitorIORead:423 : Unable to read from monitor: Connection reset by peer\n';
    const logs = texts({ 'daemon.log': DAEMON.split('\n')[1] + '\n' + second });
    const { entries } = timeline({ texts: logs, causes: diagnose({ logs }).causes });
    const consequence = entries.find(({ id }) => id === 'mon-conn-reset')!;
    expect(entries[consequence.follows!]!.message).toContain('red.img');
  });

  it('may be told with what a diagnosis found', () => {
    const logs = texts({ 'daemon.log': DAEMON, 'qemu.log': QEMU, 'client.err': CLIENT });
    const { causes } = diagnose({ logs });
    expect(told(timeline({ texts: logs, causes }))).toEqual(told(result));
  });
});

describe('a cause that cannot be compared in time', () => {
  const ended = QEMU.replace(/^2031.*Could not open.*\n/m, '');

  it('is what followed from it when it is the only one', () => {
    const result = of({ 'qemu.log': ended, err: `error: ${MISSING}\n` });
    const cause = result.entries.findIndex(({ id }) => id === 'img-missing');
    expect(result.entries[cause]!.instant).toBeUndefined();
    expect(result.entries.find(({ kind }) => kind === 'end')!.follows).toBe(cause);
  });

  it('is not when there are others', () => {
    const result = of({ 'qemu.log': ended, err: `error: ${MISSING}\nerror: ${KILLED}\n` });
    expect(result.entries.find(({ kind }) => kind === 'end')!.follows).toBeUndefined();
  });
});

describe('one VM of several', () => {
  const other = QEMU.replaceAll('green-pear', 'red-pear').replaceAll('06:07', '06:08');
  const shared = lines('2031-04-05 06:09:00.000+0000: 48: error : virPeel:12 : Failed to connect socket to \'/run/libvirt/virtlogd-sock\': No such file or directory');

  it('is told with what speaks of none', () => {
    const result = of({ 'a.log': QEMU, 'b.log': other, 'daemon.log': shared }, { vm: 'red-pear' });
    expect([...new Set(result.entries.map(({ vm }) => vm))].sort()).toEqual(['red-pear', undefined]);
    expect(result.entries.some(({ source }) => source === 'a.log')).toBe(false);
    expect(result.entries.some(({ source }) => source === 'daemon.log')).toBe(true);
  });

  it('keeps failures apart that lie a minute apart', () => {
    const result = of({ 'a.log': QEMU, 'b.log': other });
    expect(result.entries.filter(({ isFirst }) => isFirst).map(({ vm }) => vm)).toEqual(['green-pear', 'red-pear']);
    const causes = result.entries.flatMap((one, i) => (one.kind === 'cause' ? [i] : []));
    expect(result.entries.filter(({ kind }) => kind === 'end').map(({ follows }) => follows)).toEqual(causes);
  });
});

const DENIED = 'apparmor="DENIED" operation="open" profile="libvirt-0a" name="/pears/green.img" pid=47 comm="qemu-system-x86" requested_mask="r"';

describe('local times', () => {
  const entryOf = (time: string, words = MISSING): string => `${time} tree qemu-system-x86_64[47]: ${words}`;

  it('of a known year stay on an axis of their own when nothing tells the zone', () => {
    const result = of({ 'a.log': lines('2031-04-05 08:07:08.500 47 ERROR nova.virt.libvirt [-] ' + MISSING), 'qemu.log': lines('2031-04-05 06:07:08.009+0000: 48: error : virPeel:12 : internal error: cannot find an emulator') });
    expect(when(result, 'img-missing')).toBe('2031-04-05T08:07:08.500 (local time) unknown');
    expect(result.notes.join()).toContain('nothing tells its zone');
    expect(result.entries.at(-1)!.id).toBe('img-missing');
  });

  it('get their zone from lines of another log that say the same, and it is said', () => {
    const result = of({ 'syslog': lines(entryOf('Apr  5 08:07:08')), 'qemu.log': QEMU });
    const also = entry(result, 'img-missing');
    expect(also).toMatchObject({ source: 'qemu.log', also: [{ source: 'syslog', line: 0 }] });
    expect(result.notes.join()).toMatch(/syslog: .*UTC\+02:00, is guessed: one line says the same as qemu.log/);
    expect(also.instant).toMatchObject({ sure: 'exact' });
  });

  it('get no zone from lines that say the same at other minutes', () => {
    const result = of({ 'syslog': lines(entryOf('Apr  5 08:11:30')), 'qemu.log': QEMU });
    expect(result.entries.find(({ source }) => source === 'syslog')!.instant).toMatchObject({ axis: 'local time', sure: 'unknown' });
  });

  it('are anchored by a line that has libvirt\'s own time as well', () => {
    const result = of({ 'syslog': lines(`Apr  5 11:37:00 tree virtqemud[47]: 2031-04-05 06:07:00.100+0000: 47: info : virPeel:12 : peeled`, entryOf('Apr  5 11:37:08')) });
    expect(when(result, 'img-missing')).toBe('2031-04-05T06:07:08.000 anchored');
  });

  it('are anchored by the id of a Proxmox task', () => {
    const result = of({ 'syslog': lines('Apr  5 01:07:08 tree pvedaemon[47]: <root@pam> starting task UPID:tree:0000ABCD:00112233:73394F0C:qmstart:100:root@pam:', entryOf('Apr  5 01:07:10')) });
    expect(when(result, 'img-missing')).toBe('2031-04-05T06:07:10.000 anchored');
  });

  it('without a year get the one nearest to the other logs', () => {
    const result = of({ 'syslog': lines(entryOf('Dec 31 23:59:59', KILLED)), 'qemu.log': QEMU.replaceAll('2031-04-05', '2032-01-01') });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-12-31T23:59:59.000 (local time) unknown');
  });

  it('without a year and without other logs are not of the future', () => {
    const now = Date.UTC(2031, 2, 1);
    expect(when(of({ syslog: lines(entryOf('Feb 20 06:07:08')) }, { now }), 'img-missing')).toMatch(/^2031-02-20T/);
    expect(when(of({ syslog: lines(entryOf('Mar 20 06:07:08')) }, { now }), 'img-missing')).toMatch(/^2030-03-20T/);
    expect(of({ syslog: lines(entryOf('Mar 20 06:07:08')) }).notes.join()).toContain('nothing tells it');
  });

  it('go over the end of a year', () => {
    const now = Date.UTC(2032, 1, 1);
    const result = of({ syslog: lines(entryOf('Dec 31 23:59:58', KILLED), entryOf('Jan  1 00:00:01')) }, { now });
    expect([when(result, 'up-memcg-kill-qemu'), when(result, 'img-missing')].map((t) => t.slice(0, 19))).toEqual(['2031-12-31T23:59:58', '2032-01-01T00:00:01']);
  });

  it('keep a line that is out of order around the end of a year in its year', () => {
    const now = Date.UTC(2032, 1, 1);
    const result = of({ syslog: lines(entryOf('Jan  1 00:00:01'), entryOf('Dec 31 23:59:58', KILLED), entryOf('Jan  1 00:00:02', 'peeled')) }, { now });
    expect([when(result, 'up-memcg-kill-qemu'), when(result, 'img-missing')].map((t) => t.slice(0, 19))).toEqual(['2031-12-31T23:59:58', '2032-01-01T00:00:01']);
  });

  it('go on over the end of daylight saving', () => {
    const anchor = 'Oct 26 01:30:00 tree virtqemud[47]: 2031-10-25 23:30:00.100+0000: 47: info : virPeel:12 : peeled';
    const result = of({ syslog: lines(anchor, entryOf('Oct 26 02:59:50', KILLED), entryOf('Oct 26 02:00:05')) });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-10-26T00:59:50.000 anchored');
    expect(when(result, 'img-missing')).toBe('2031-10-26T01:00:05.000 anchored');
  });

  it('go over the gap at the start of daylight saving where lines tell the zone', () => {
    const anchor = (wall: string, utc: string): string => `${wall} tree virtqemud[47]: 2031-03-30 ${utc}.100+0000: 47: info : virPeel:12 : peeled`;
    const result = of({ syslog: lines(anchor('Mar 30 01:59:00', '00:59:00'), entryOf('Mar 30 01:59:58', KILLED), entryOf('Mar 30 03:00:02'), anchor('Mar 30 03:01:00', '01:01:00')) });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-03-30T00:59:58.000 anchored');
    expect(when(result, 'img-missing')).toBe('2031-03-30T01:00:02.000 anchored');
  });

  it('without a date go on from the line before, over midnight', () => {
    const result = of({ 'spice.log': lines('2031-04-05 23:59:00.000+0000: 47: info : virPeel:12 : peeled', `(pear:47): Pear-WARNING **: 00:00:05.009: ${MISSING}`) });
    expect(when(result, 'img-missing')).toBe('2031-04-06T00:00:05.009 (local time) unknown');
  });

  it('have leap seconds', () => {
    const result = of({ syslog: lines(entryOf('Jun 30 23:59:59', KILLED), entryOf('Jun 30 23:59:60')) }, { now: Date.UTC(2031, 8, 1) });
    expect(when(result, 'img-missing').slice(0, 19)).toBe('2031-07-01T00:00:00');
    expect(result.entries.map(({ id }) => id)).toEqual(['up-memcg-kill-qemu', 'img-missing']);
  });
});

describe('times since the kernel started', () => {
  const dmesg = lines('[    0.000000] Linux version 9.1.2 (pear@tree)', `[  100.500000] ${KILLED}`);

  it('stay on their own when nothing tells when that was', () => {
    const result = of({ dmesg, 'qemu.log': QEMU });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('1970-01-01T00:01:40.500 (since the kernel of dmesg started) unknown');
    expect(result.entries.find(({ kind }) => kind === 'boot')).toMatchObject({ source: 'dmesg', line: 0 });
    expect(result.notes.join()).toContain('nothing tells when that was');
  });

  it('are anchored by a denial that has both times', () => {
    const result = of({ dmesg: dmesg + lines(`[  101.000000] audit: type=1400 audit(1933135628.000:47): ${DENIED}`) });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T06:07:07.500 anchored');
  });

  it('are anchored by the kernel setting its clock', () => {
    const result = of({ dmesg: lines('[    0.500000] rtc_cmos 00:04: setting system clock to 2031-04-05T06:07:08 UTC (1933135628)', `[  100.500000] ${KILLED}`) });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T06:08:48.000 anchored');
  });

  it('are taken from the nearest line with both times, for sleeping machines do not count on', () => {
    const clock = (boot: string, utc: string): string => `[${boot}] audit: type=1400 audit(${utc}:47): ${DENIED}`;
    const result = of({ dmesg: lines(clock('  100.000000', '1933135600.000'), clock(' 5000.000000', '1933175600.000'), `[ 5001.000000] ${KILLED}`) });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T17:13:21.000 anchored');
  });

  it('are guessed from a journal that says the same', () => {
    const result = of({ dmesg, 'journal.log': lines('2031-04-05T08:00:00.000+0200 tree kernel: Linux version 9.1.2 (pear@tree)', `2031-04-05T08:01:40.500+0200 tree kernel: ${KILLED}`) });
    expect(entry(result, 'up-memcg-kill-qemu')).toMatchObject({ source: 'journal.log', also: [{ source: 'dmesg', line: 1 }], instant: { sure: 'exact' } });
    expect(result.notes.join()).toMatch(/dmesg: The start of the kernel is guessed: .* the same as journal.log/);
  });

  it('are guessed from messages that no signature knows', () => {
    const result = of({ dmesg: lines('[   10.000000] pear 0000:00:1f.0: green ones are ripening slowly', `[  100.500000] ${KILLED}`), 'journal.log': lines('2031-04-05T06:00:10.000Z tree kernel: pear 0000:00:1f.0: green ones are ripening slowly') });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T06:01:40.500 guessed');
  });

  it('are anchored by syslog, each start on its own', () => {
    const line = (time: string, boot: string, words: string): string => `${time} tree kernel: [${boot}] ${words}`;
    const result = of({ syslog: lines(line('Apr  5 06:00:00', '  100.000000', 'peeled'), line('Apr  5 07:00:10', '   10.000000', KILLED)) }, { now: Date.UTC(2031, 8, 1) });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T07:00:10.000 (local time) unknown');
  });

  it('are summed up from differences, and dated where minutes are', () => {
    const result = of({ 'dmesg.txt': lines('[Apr 5 06:07] pear: peeled', '[  +1.500000] pear: peeled', `[  +0.500000] ${KILLED}`) }, { now: Date.UTC(2031, 8, 1) });
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T06:07:02.000 (local time) unknown');
    expect(when(of({ 'dmesg.txt': lines('[<    1.500000>] pear: peeled', `[<    0.500000>] ${KILLED}`) }), 'up-memcg-kill-qemu')).toBe('1970-01-01T00:00:02.000 (since the kernel of dmesg.txt started) unknown');
  });
});

describe('records without a time on their line', () => {
  it('have that of the journal\'s fields above', () => {
    const result = of({ 'journal.export': lines('__CURSOR=s=1', '__REALTIME_TIMESTAMP=1933135628009000', 'PRIORITY=3', `MESSAGE=${MISSING}`, '', '__REALTIME_TIMESTAMP=1933135629009000', `MESSAGE=${KILLED}`) });
    expect(when(result, 'img-missing')).toBe('2031-04-05T06:07:08.009 exact');
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T06:07:09.009 exact');
    const verbose = of({ journal: lines('Sat 2031-04-05 06:07:08.009000 UTC [s=1;i=2]', '    PRIORITY=3', `    MESSAGE=${MISSING}`) });
    expect(when(verbose, 'img-missing')).toBe('2031-04-05T06:07:08.009 exact');
  });

  it('have one inside of what they say', () => {
    expect(when(of({ err: `error: internal error: process exited while connecting to monitor: 2031-04-05T06:07:08.500000Z qemu-system-x86_64: ${MISSING}\n` }), 'img-missing')).toBe('2031-04-05T06:07:08.500 anchored');
  });

  it('are placed by their neighbours', () => {
    const result = of({ 'qemu.log': lines('2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0', `qemu-system-x86_64: ${MISSING}`), 'below.log': lines(`qemu-system-x86_64: ${KILLED}`, '2031-04-05 06:07:09.009+0000: shutting down, reason=failed') });
    expect(when(result, 'img-missing')).toBe('2031-04-05T06:07:08.009 guessed');
    expect(when(result, 'up-memcg-kill-qemu')).toBe('2031-04-05T06:07:09.009 guessed');
  });

  it('stay without one where there is none', () => {
    expect(told(of({ err: CLIENT }))).toEqual(['never cause img-missing err:2']);
  });
});

describe('repetitions', () => {
  const at = (second: number): string => `2031-04-05 06:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000+0000: 47: error : virPeel:12 : ${MISSING}`;

  it('in quick succession are one entry with a count and an end', () => {
    const result = of({ log: lines(...Array.from({ length: 20 }, (_, i) => at(i))) });
    expect(result.entries).toHaveLength(1);
    expect(result.entries[0]).toMatchObject({ count: 20, line: 0, until: Date.UTC(2031, 3, 5, 6, 0, 19) });
  });

  it('after a while are new ones, but not for ever', () => {
    expect(of({ log: lines(at(0), at(300)) }).entries).toHaveLength(2);
    expect(of({ log: lines(...Array.from({ length: 2000 }, (_, i) => at(0).replace('06:00', `${String(Math.floor(i / 60) % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`))) }).entries.length).toBeLessThan(60);
  });
});

describe('hostile logs', () => {
  const hostile: Readonly<Record<string, string>> = {
    'impossible times': lines(`99999-01-01 00:00:00.000+0000: 47: error : virPeel:1 : ${MISSING}`, `2031-02-31 06:07:08.000+0000: 47: error : virPeel:1 : ${MISSING}`, `[99999999999.000000] ${KILLED}`, `{"msg":"${MISSING}","ts":1e999,"level":"error"}`, `{"msg":"x","ts":NaN,"level":"error"}`),
    'times that go backwards': lines(...Array.from({ length: 500 }, (_, i) => `20${String(99 - (i % 90)).padStart(2, '0')}-04-05 06:07:08.000+0000: 47: error : virPeel:1 : Could not open '/pears/${i}.img': No such file or directory`)),
    'years that jump': lines(...Array.from({ length: 3000 }, (_, i) => `${['Jan', 'Dec', 'Jun'][i % 3]}  5 06:07:08 tree kernel: ${KILLED}`)),
    'boots that jump': lines(...Array.from({ length: 3000 }, (_, i) => `[${String(((i * 7919) % 3000) * 10).padStart(5)}.000000] ${KILLED}`)),
    'one long line': `2031-04-05 06:07:08.000+0000: 47: error : virPeel:1 : ${`${MISSING} `.repeat(3000)}`,
    'names': lines(`2031-04-05 06:07:08.000+0000: 47: error : virPeel:1 : Could not open '/pears/\u202e\u0000__proto__': No such file or directory`),
    'no lines': '\n'.repeat(200_000),
    'nothing': '',
    'deltas': `[  +0.1]\n[<  0.000001>] ${KILLED}\n`.repeat(5000),
  };

  it.each(Object.entries(hostile))('%s', (_, text) => {
    let result!: Timeline;
    expect(cpuTime(() => { result = of({ 'a.log': text, 'b.log': QEMU, __proto__x: text }, { vms: ['__proto__', 'constructor'] }); })).toBeLessThan(8000);
    for (const { instant, follows, line, span } of result.entries) {
      if (instant) expect(Number.isFinite(instant.at)).toBe(true);
      if (follows !== undefined) expect(result.entries[follows]).toBeDefined();
      expect(line >= 0 && span.end >= span.start).toBe(true);
    }
    const times = result.entries.filter(({ instant }) => instant?.axis === '').map(({ instant }) => instant!.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('says that times go backwards', () => {
    expect(of({ 'a.log': hostile['times that go backwards']! }).notes.join()).toContain('go backwards');
  });

  it('is bounded in what it tells', () => {
    const many = lines(...Array.from({ length: 6000 }, (_, i) => `2031-04-05 06:07:08.000+0000: 47: error : virPeel:1 : Could not open '/pears/${i}.img': No such file or directory`));
    const { entries, notes } = of({ 'a.log': many });
    expect(entries.length).toBe(5000);
    expect(notes.join()).toContain('left out');
  });
});
