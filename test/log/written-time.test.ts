import { describe, expect, it } from 'vitest';
import { clockText, dateOf, dateText, DAY_MS, dayStart, isoText } from '../../engine/core/calendar.ts';
import { formats } from '../../engine/log/formats/index.ts';
import { monthNumber } from '../../engine/log/month-names.ts';
import { readPrefix, writtenTimes } from '../../engine/log/read-record.ts';
import * as readers from '../../engine/log/written-time.ts';
import { cpuTime } from './cpu-time.ts';

const timesOf = (line: string): string[] => {
  const prefix = readPrefix(line, 0, line.length);
  return (prefix ? writtenTimes(prefix) : []).map((time) => {
    if (time.kind === 'instant') return `${isoText(time.ms)}Z`;
    if (time.kind !== 'wall') return `${time.kind} ${Number(time.ms.toFixed(1))}`;
    return `wall ${time.year ?? '?'}-${time.month ?? '?'}-${time.day ?? '?'} ${clockText(time.ms)}`;
  });
};

/** A line of each form in which a time is written, and what it means. */
const LINES: readonly (readonly [string, ...string[]])[] = [
  ['2031-04-05 06:07:08.009+0000: 47: error : virPeel:12 : no pear', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05 06:07:08.009: 47: error : virPeel:12 : no pear', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05 06:07:08.009+0000: 47: debug : virPeel:12 : pear=0x7f', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05 06:07:08.009+0000: 47: info : hostname: pear', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05 06:07:08.009+0000: shutting down, reason=failed', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05 06:07:08.009+0000: panic hyper-v: arg1=1', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05T06:07:08.000009Z qemu-system-x86_64: no pear', '2031-04-05T06:07:08.000Z'],
  ['Oct 29 12:37:11 pear virtqemud[84]: 2031-10-29 10:37:11.280+0000: 84: error : virPeel:12 : no pear', 'wall ?-10-29 12:37:11.000', '2031-10-29T10:37:11.280Z'],
  ['Feb 29 23:59:60 pear kernel: [ 1978.114579] peeled', 'wall ?-2-29 00:00:00.000', 'boot 1978114.6'],
  ['août  3 06:07:08 pear libvirtd[4711]: cannot peel', 'wall ?-8-3 06:07:08.000'],
  ['paź  3 06:07:08 pear libvirtd[4711]: cannot peel', 'wall ?-10-3 06:07:08.000'],
  ['2031-04-05T06:07:08+0200 pear virtqemud[4711]: cannot peel', '2031-04-05T04:07:08.000Z'],
  ['2031-04-05T06:07:08.5-09:30 pear kernel: peeled', '2031-04-05T15:37:08.500Z'],
  ['2031-04-05T06:07:08 pear kernel: peeled', 'wall 2031-4-5 06:07:08.000'],
  ['<27>1 2031-04-05T06:07:08.000009Z pear libvirtd 4711 - - cannot peel', '2031-04-05T06:07:08.000Z'],
  ['{"MESSAGE":"cannot peel","PRIORITY":"3","__REALTIME_TIMESTAMP":"1933135628009000"}', '2031-04-05T06:07:08.009Z'],
  ['{"level":"error","msg":"cannot peel","timestamp":"2031-04-05T06:07:08.009000Z"}', '2031-04-05T06:07:08.009Z'],
  ['{"level":"error","msg":"cannot peel","ts":1933135628.5}', '2031-04-05T06:07:08.500Z'],
  ['level=error timestamp=2031-04-05T06:07:08.009Z pos=pear.go:1 msg="cannot peel"', '2031-04-05T06:07:08.009Z'],
  ['[ 1234.000001] pear: rotten', 'boot 1234000'],
  ['[ 1234.000001] audit: type=1400 audit(1933135628.009:471): apparmor="DENIED" operation="peel"', 'boot 1234000', '2031-04-05T06:07:08.009Z'],
  ['[    1.5] nothing', ...[]],
  ['[    0.500000] rtc_cmos 00:04: setting system clock to 2031-04-05T06:07:08 UTC (1933135628)', 'boot 500', '2031-04-05T06:07:08.000Z'],
  ['[Sat Apr  5 06:07:08 2031] pear: rotten', 'wall 2031-4-5 06:07:08.000'],
  ['2031-04-05T06:07:08,000009+02:00 pear: rotten', '2031-04-05T04:07:08.000Z'],
  ['[  +0.000500] pear: rotten', 'delta 0.5'],
  ['[<    0.000500>] pear: rotten', 'delta 0.5'],
  ['[Apr 5 06:07] pear: rotten', 'wall ?-4-5 06:07:00.000'],
  ['[Apr15 06:07] pear: rotten', 'wall ?-4-15 06:07:00.000'],
  ['type=AVC msg=audit(1933135628.009:471): avc:  denied  { peel } for  pid=1', '2031-04-05T06:07:08.009Z'],
  ['type=AVC msg=audit(04/05/2031 06:07:08.009:471) : avc:  denied  { peel }', 'wall 2031-4-5 06:07:08.009'],
  ['2031-04-05 06:07:08.009 47 ERROR nova.virt.libvirt [req-0a u p - - -] cannot peel', 'wall 2031-4-5 06:07:08.009'],
  ['2031-04-05 06:07:08,009+0200 ERROR (peeler/0) [virt.pear] rotten (pear:12)', '2031-04-05T04:07:08.009Z'],
  ['2031-04-05 06:07:08,009 WARN  [kvm.Peeler] (Thread-1:null) (logid:) not ripe', 'wall 2031-4-5 06:07:08.009'],
  ['[Sa, 03 Mai 2031 06:07:08 virt-manager 47] ERROR (peel:12) cannot peel', 'wall 2031-5-3 06:07:08.000'],
  ['2031-04-05 06:07:08.009+0000: libxl: libxl_pear.c:47:peel: cannot peel', '2031-04-05T06:07:08.009Z'],
  ['[2031-04-05T06:07:08Z WARN  virtiofsd] not ripe', '2031-04-05T06:07:08.000Z'],
  ['2031-04-05T06:07:08.009Z|00047|fruit|WARN|not ripe', '2031-04-05T06:07:08.009Z'],
  ['(peeler:4711): Pear-WARNING **: 06:07:08.009: not ripe', 'wall ?-?-? 06:07:08.009'],
  ['2031/04/05 06:07:08 cannot peel', 'wall 2031-4-5 06:07:08.000'],
  ['2031-04-05 06:07:08,009 - ERROR - cannot peel', 'wall 2031-4-5 06:07:08.009'],
  ['2031-04-05 06:07:08 cannot peel', 'wall 2031-4-5 06:07:08.000'],
  ['[2031-04-05T06:07:08.009Z] peeled', '2031-04-05T06:07:08.009Z'],
  ['2031-04-05T06:07:08.0000009Z cannot peel', '2031-04-05T06:07:08.000Z'],
  ['(XEN) [   12.500000] peeled', 'boot 12500'],
  ['(XEN) [2031-04-05 06:07:08.009] peeled', 'wall 2031-4-5 06:07:08.009'],
  ['Starting vTPM manufacturing as tss:tss @ Sat 05 Apr 2031 06:07:08 PM CET', 'wall 2031-4-5 18:07:08.000'],
  ['Starting vTPM manufacturing as tss:tss @ Sat 05 Apr 2031 06:07:08 AM UTC', '2031-04-05T06:07:08.000Z'],
  ['Apr  5 06:07:08 tree pvedaemon[47]: <root@pam> starting task UPID:tree:0000ABCD:00112233:73394F0C:qmstart:100:root@pam:', 'wall ?-4-5 06:07:08.000', '2031-04-05T06:07:08.000Z'],
];

describe('times as lines write them', () => {
  it.each(LINES)('%s', (line, ...expected) => {
    expect(timesOf(line)).toEqual(expected);
  });

  it('of every format that has a time are read', () => {
    const covered = new Set(LINES.flatMap(([line]) => readPrefix(line, 0, line.length)?.formats ?? []));
    const timed = formats.filter(({ samples }) => samples.some(({ time }) => time !== undefined));
    expect(timed.filter(({ readTime }) => !readTime).map(({ id }) => id)).toEqual([]);
    expect(timed.filter(({ id }) => !covered.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe('hostile times', () => {
  const texts = [
    '', ' ', 'NaN', 'Infinity', '99999-01-01 00:00:00', '0000-00-00 00:00:00', '9999-12-31 23:59:59Z', '2031-02-30 06:07:08', '2031-13-01 06:07:08', '2031-04-05 24:00:00', '2031-04-05 06:60:08', '2031-04-05 06:07:61',
    '2031-04-05 06:07:08+9999', '2031-04-05 06:07:08+0199', 'Feb 30 06:07:08', 'Foo 3 06:07:08', '1e308', '-5.0', '9'.repeat(400), `${'9'.repeat(19)}.999`, '+1e9', 'Feb 3 25:00:00', '__proto__ 3 06:07:08', 'constructor 3 06:07:08',
    '\u0000'.repeat(50), '06:07:08.'.repeat(5000), 'Feb '.repeat(5000), '1'.repeat(100_000),
  ];

  it.each(Object.entries(readers).filter(([name]) => name !== 'firstOf'))('%s reads none of them, or something finite, in no time', (_, read) => {
    const reader = read as readers.TimeReader;
    for (const text of texts) {
      let time: readers.WrittenTime | undefined;
      expect(cpuTime(() => { time = reader(text); })).toBeLessThan(2000);
      if (time) expect(Number.isFinite(time.ms) && time.ms >= 0, `${text}: ${time.ms}`).toBe(true);
    }
    expect(reader('2031-02-29 06:07:08'), 'no leap year').toBeUndefined();
  });

  it('has no zone that no place has', () => {
    expect(readers.dateTime('2031-04-05 06:07:08+14:00')).toMatchObject({ kind: 'instant' });
    expect(readers.dateTime('2031-04-05 06:07:08+15:00')).toMatchObject({ kind: 'wall' });
  });
});

it('knows the months of many languages, each as one', () => {
  expect(['Jan', 'févr.', 'März', 'kwi', 'mayo', 'cze', 'июл', 'Ağu', 'εεε', 'říj', 'marraskuu', 'déc'].map(monthNumber)).toEqual([1, 2, 3, 4, undefined, 6, 7, 8, undefined, 10, undefined, 12]);
});

it('reads days back that it wrote, over centuries', () => {
  for (let ms = dayStart(1970, 1, 1); ms < dayStart(2199, 12, 31); ms += 17 * DAY_MS + 123_457) {
    const { year, month, day } = dateOf(ms);
    expect(dayStart(year, month, day)).toBe(Math.floor(ms / DAY_MS) * DAY_MS);
    expect(`${dateText(ms)}T${clockText(ms)}Z`).toBe(new Date(ms).toISOString());
  }
});
