import { describe, expect, test } from 'vitest';
import { diagnose, type Bundle, type HostFacts } from '../../engine/index.ts';

const xml = { name: 'domain.xml', text: "<domain type='kvm'><name>mail</name><memory>524288</memory><os><type arch='x86_64' machine='q35'>hvm</type><kernel>/boot/mail</kernel></os><devices><serial type='dev'><source path='/dev/ttyUSB9'/></serial></devices></domain>" };

const at = (clock: string): string => `2031-05-06 ${clock}.000+0000`;
const start = (clock: string): string => `${at(clock)}: starting up libvirt version: 9.0.0, qemu version: 7.2.0, kernel: 6.1.0, hostname: h\n`;
const end = (clock: string, reason: string): string => `${at(clock)}: shutting down, reason=${reason}\n`;
const qemu = (...text: string[]): Bundle['logs'][number] => ({ name: 'qemu.log', text: text.join('') });
const daemon = (clock: string, words: string): Bundle['logs'][number] => ({ name: 'libvirtd.log', text: `${at(clock)}: 71: error : someFunction:12 : ${words}\n` });
const killed = (clock: string): Bundle['logs'][number] => ({ name: 'dmesg.log', text: `2031-05-06T${clock},000001+00:00 Memory cgroup out of memory: Killed process 4711 (qemu-system-x86) total-vm:1kB, anon-rss:1kB\n` });

const root = { user: 'root', uid: 0, groups: ['root'] };
const facts = (state: string, neighbour?: string): HostFacts => ({ asker: root, domains: [{ name: 'mail', state }, ...(neighbour === undefined ? [] : [{ name: 'web', state: neighbour }])] });
const causes = (logs: Bundle['logs'], host?: HostFacts): string[] => diagnose({ vm: 'mail', xml, logs, ...(host && { facts: host }) }).causes.map(({ id, severity }) => `${id} ${severity}`);

const REFUSED = 'invalid argument: cannot set memory higher than max memory';

describe('a machine that runs', () => {
  test('was refused something since it started: that is told, and not as fatal', () => {
    expect(causes([qemu(start('10:00:00')), daemon('10:05:00', REFUSED)], facts('running'))[0]).toBe('up-memory-over-max degraded');
  });
  test('has nothing to do with what was refused to nobody in particular while others run', () => {
    expect(causes([qemu(start('10:00:00')), daemon('10:05:00', REFUSED)], facts('running', 'running'))).not.toContain('up-memory-over-max degraded');
  });
  test('has overcome what failed before', () => {
    const logs = [qemu(end('09:59:00', 'failed'), start('10:00:00')), daemon('09:58:59', 'unable to stat: /dev/ttyUSB9: No such file or directory')];
    expect(causes(logs, facts('running'))).not.toContain('host-path-missing fatal');
    expect(causes([logs[1]!], facts('shut off'))).toContain('host-path-missing fatal');
  });
});

describe('a QEMU that the kernel killed', () => {
  const last = qemu(start('10:00:00'), end('11:00:00', 'crashed'));
  test('is this one when it was killed while this one ran', () => expect(causes([last, killed('10:59:59')], facts('shut off'))[0]).toBe('up-memcg-kill-qemu fatal'));
  test('is another one when this one was not running', () => {
    for (const clock of ['09:00:00', '12:00:00']) expect(causes([last, killed(clock)], facts('shut off')).join()).not.toContain('up-memcg-kill-qemu');
    expect(causes([killed('12:00:00')], facts('shut off')).join()).not.toContain('up-memcg-kill-qemu');
  });
  test('may be this one as long as nothing is known of it', () => expect(causes([killed('12:00:00')])[0]).toBe('up-memcg-kill-qemu fatal'));
});

test('what failed before a good end is not fatal any more', () => {
  expect(causes([qemu(start('10:00:00'), end('11:00:00', 'shutdown')), daemon('10:05:00', REFUSED)], facts('shut off'))[0]).toBe('up-memory-over-max degraded');
});

test('a guest has panicked when libvirt ended a QEMU that had crashed', () => {
  const alone = qemu(start('10:00:00'), end('11:00:00', 'crashed'));
  const ended = qemu(alone.text, '2031-05-06T11:00:00.000001Z qemu-system-x86_64: terminating on signal 15 from pid 55 (libvirtd)\n');
  expect(causes([alone])[0]).toBe('qemu-crashed fatal');
  expect(causes([ended])[0]).toBe('guest-panic fatal');
});

test('of two meanings of a line the one whose place in the XML holds its text goes first', () => {
  const [first] = diagnose({ vm: 'mail', xml, logs: [daemon('10:00:00', 'unable to stat: /dev/ttyUSB9: No such file or directory')] }).causes;
  expect(first).toMatchObject({ id: 'host-path-missing', element: { xpath: '/domain/devices/serial/source/@path' } });
  const [kernel] = diagnose({ vm: 'mail', xml, logs: [daemon('10:00:00', 'unable to stat: /boot/mail: No such file or directory')] }).causes;
  expect(kernel).toMatchObject({ id: 'cfg-kernel-missing', element: { xpath: '/domain/os/kernel' } });
});

describe('a guest that was asked to shut down', () => {
  const asked = { name: 'told', text: "Domain 'mail' is being shutdown\n", told: true as const };
  const state = (text: string): Bundle['logs'][number] => ({ name: 'state.txt', text });
  test('has not heard it when the machine runs all the same', () => {
    expect(causes([qemu(start('10:00:00')), asked], facts('running'))[0]).toBe('guest-acpi-ignored degraded');
    expect(causes([qemu(start('10:00:00')), asked, state('running (booted)\n')])[0]).toBe('guest-acpi-ignored degraded');
  });
  test('has heard it when the machine is off', () => {
    expect(causes([qemu(start('10:00:00'), end('10:05:00', 'shutdown')), asked, state('shut off (shutdown)\n')]).join()).not.toContain('guest-acpi-ignored');
  });
});

test('a console of a machine that runs is its own', () => {
  const console = { name: 'serial.log', text: '[    1.234567] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n' };
  expect(causes([console], facts('running', 'running')).join()).toContain('guest-root-mount');
});
