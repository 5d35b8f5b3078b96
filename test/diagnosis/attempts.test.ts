import { describe, expect, test } from 'vitest';
import { diagnose, type Bundle, type HostFacts } from '../../engine/index.ts';

const domain = (more = ''): { name: string; text: string } => ({ name: 'domain.xml', text: `<domain type='kvm'><name>mail</name><memory>524288</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><disk type='file'><source file='/srv/mail.img'/><target dev='vda'/></disk>${more}</devices></domain>` });
const twice = domain("<controller type='scsi' index='0'/><controller type='scsi' index='0'/>");

type Log = Bundle['logs'][number];
const at = (clock: string): string => `2031-05-06 ${clock}.000+0000`;
const start = (clock: string): string => `${at(clock)}: starting up libvirt version: 9.0.0, qemu version: 7.2.0, kernel: 6.1.0, hostname: h\n`;
const said = (clock: string, words: string): string => `2031-05-06T${clock}.500000Z qemu-system-x86_64: ${words}\n`;
const end = (clock: string, reason = 'failed'): string => `${at(clock)}: shutting down, reason=${reason}\n`;
const qemu = (...text: string[]): Log => ({ name: 'qemu.log', text: text.join('') });
const daemon = (...records: (readonly [clock: string, words: string])[]): Log => ({ name: 'libvirtd.log', text: records.map(([clock, words]) => `${at(clock)}: 71: error : someFunction:12 : ${words}\n`).join('') });
const client = (words: string): Log => ({ name: 'virsh.err', text: `error: Failed to start domain 'mail'\nerror: ${words}\n` });

const MISSING = "-blockdev x: Could not open '/srv/mail.img': No such file or directory";
const LOCKED = '-device x: Failed to get "write" lock';
const DENIED = "-blockdev x: Could not open '/srv/mail.img': Permission denied";
const DUPLICATE = "XML error: Multiple 'scsi' controllers with index '0'";

const told = (logs: readonly Log[], xml = domain(), facts?: HostFacts): string[] => diagnose({ vm: 'mail', xml, logs, ...(facts && { facts }) }).causes.map(({ id, severity, confidence }) => `${id} ${severity} ${confidence}`);
const ids = (...given: Parameters<typeof told>): string[] => told(...given).map((cause) => cause.split(' ')[0]!);

describe('of several attempts in one log', () => {
  test('the last one is told, what failed before as possible and not as fatal', () => {
    const log = qemu(start('09:00:00'), said('09:00:01', MISSING), end('09:00:02'), start('09:10:00'), said('09:10:01', LOCKED), end('09:10:02'));
    expect(told([log])).toEqual(['img-write-lock fatal certain', 'img-missing degraded possible']);
  });
  test('one that began since has overcome what failed, also what names no time of its own', () => {
    const log = qemu(start('09:00:00'), `qemu-system-x86_64: ${MISSING}\n`, end('09:00:02'), start('09:10:00'));
    expect(told([log])).toEqual(['img-missing degraded possible']);
    expect(told([qemu(start('09:10:00')), daemon(['09:00:00', "Cannot access storage file '/srv/mail.img': No such file or directory"])])).toEqual(['img-missing degraded possible']);
  });
  test('what libvirt refused before it wrote to the log of the machine is the last one, if it fits the machine', () => {
    const log = qemu(start('09:00:00'), said('09:00:01', DENIED), end('09:00:02'));
    expect(ids([log, daemon(['09:10:00', DUPLICATE])], twice)[0]).toBe('cfg-controller-dup');
    expect(told([log, daemon(['09:10:00', DUPLICATE])], twice)[1]).toBe('img-perm degraded possible');
    expect(ids([log, daemon(['09:10:00', DUPLICATE])])[0]).toBe('img-perm');
  });
  test('of a daemon alone, the last that names the machine, or that anything names where there is no other', () => {
    const names = daemon(['09:00:00', "Cannot access storage file '/srv/mail.img': Permission denied"], ['09:10:00', "Cannot access storage file '/srv/mail.img': No such file or directory"]);
    expect(ids([names])).toEqual(['img-missing', expect.stringContaining('perm')]);
    const nobody = daemon(['09:00:00', "Cannot access storage file '/srv/mail.img': Permission denied"], ['09:10:00', "unable to find any master var store for loader: /srv/code.fd"]);
    const only: HostFacts = { domains: [{ name: 'mail', state: 'shut off' }] };
    expect(ids([nobody], domain(), only)[0]).toBe('fw-no-master-varstore');
  });
  test('what a running machine was refused is told, however often', () => {
    const facts: HostFacts = { domains: [{ name: 'mail', state: 'running' }] };
    const log = daemon(['10:00:00', 'invalid argument: cannot set memory higher than max memory'], ['10:30:00', "Cannot access storage file '/srv/mail.img': No such file or directory"]);
    expect(ids([qemu(start('09:00:00')), log], domain(), facts).sort()).toEqual(['img-missing', 'up-memory-over-max']);
  });
});

describe('what a client was told', () => {
  const words = 'argument unsupported: QEMU guest agent is not configured';
  const others = [['08:59:00', 'internal error: cannot find character device <null>'], ['09:00:00', words], ['09:02:00', "unsupported configuration: Parameter 'min_guarantee' not supported by QEMU."]] as const;
  test('goes before what the daemon told nobody in particular at other times, however grave', () => {
    expect(ids([daemon(...others), client(words)])[0]).toBe('up-agent-not-configured');
    expect(told([daemon(...others), client(words)])).toContain('cfg-console-missing degraded possible');
  });
  test('is explained by what it gives way to', () => {
    const refused = "Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory";
    const log = daemon(['09:00:00', 'configuration file syntax error: /etc/libvirt/qemu.conf:5: expecting a name'], ['09:02:00', "unsupported configuration: Parameter 'min_guarantee' not supported by QEMU."]);
    expect(ids([log, client(refused)])[0]).toBe('daemon-conf-syntax');
  });
});

test('what the XML would show, and does not, goes after what it may well be, and is told all the same', () => {
  const iothread = "unsupported configuration: Disk iothread '3' not defined in iothreadid";
  const records = [['09:00:00', 'internal error: cannot find character device <null>'], ['09:01:00', iothread]] as const;
  expect(ids([daemon(...records)])).toEqual(['cfg-console-missing', 'cfg-iothread-missing']);
  expect(ids([daemon(records[1])])).toEqual(['cfg-iothread-missing']);
  expect(ids([daemon(...records)], { ...domain(), text: domain().text.replace('<source', "<driver name='qemu' iothread='3'/><source") })[0]).toBe('cfg-iothread-missing');
});

test('where only what follows is told, the other lines that tell something are shown, and what to collect', () => {
  const log = { name: 'libvirtd.log', text: `${at('09:00:00')}: 71: error : f:1 : pear tree failed\n${at('09:00:01')}: 71: error : f:2 : Unable to read from monitor: Connection reset by peer\n` };
  const { causes, telling, missing } = diagnose({ vm: 'mail', xml: domain(), logs: [log] });
  expect(causes).toMatchObject([{ id: 'mon-conn-reset', confidence: 'possible' }]);
  expect(telling.map(({ line }) => line)).toEqual([0]);
  expect(missing.join()).toMatch(/qemu\/mail\.log.*journalctl -k/);
  expect(diagnose({ vm: 'mail', xml: domain(), logs: [log, qemu(said('09:00:00', MISSING))] }).telling).toEqual([]);
});

test('what a running machine was refused goes before advice about its XML, and advice before what is overcome', () => {
  const advised = domain("<interface type='bridge'><mac address='52:54:00:11:22:33'/><source bridge='br0'/></interface><interface type='bridge'><mac address='52:54:00:11:22:33'/><source bridge='br0'/></interface>");
  const facts: HostFacts = { domains: [{ name: 'mail', state: 'running' }] };
  const refused = daemon(['10:05:00', 'invalid argument: cannot set memory higher than max memory']);
  expect(ids([qemu(start('10:00:00')), refused], advised, facts)).toEqual(['up-memory-over-max', 'net-mac-duplicate']);
  expect(ids([qemu(start('09:00:00'), said('09:00:01', MISSING), end('09:00:02'), start('10:00:00'))], advised, facts)).toEqual(['net-mac-duplicate', 'img-missing']);
});
