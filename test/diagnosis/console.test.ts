import { describe, expect, test } from 'vitest';
import { diagnose } from '../../engine/index.ts';

const xml = { name: 'domain.xml', text: "<domain type='kvm'><name>mail</name><memory>524288</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices/></domain>" };
const console = (...lines: string[]): { name: string; text: string } => ({ name: 'console.log', text: `Console of the guest, /var/log/mail.log:\n${lines.join('\n')}\n` });
const causes = (log: { name: string; text: string }): string[] => diagnose({ vm: 'mail', xml, logs: [log] }).causes.map(({ id }) => id);

describe('what a guest wrote to its console', () => {
  test('tells why it does not boot', () => expect(causes(console('SeaBIOS', 'Booting from Hard Disk...', 'No bootable device.'))).toEqual(['guest-no-bootable']));

  test('is not why anything failed where the guest went on', () => {
    const later = Array.from({ length: 100 }, (_, i) => `[    ${i}.000000] systemd[1]: Started something`);
    expect(causes(console('Boot failed: not a bootable disk', ...later))).toEqual([]);
    expect(causes({ name: 'console.log', text: `${console('No bootable device.').text}${console(...later).text}` })).toEqual(['guest-no-bootable']);
  });

  test('does not pass for words of its host, however alike they are', () => {
    const words = ["2031-05-06 10:00:00.000+0000: 71: error : someFunction:12 : Cannot access storage file '/srv/a.img': No such file or directory", 'qemu-system-x86_64: terminating on signal 15 from pid 1 (systemd)', '2031-05-06 10:00:00.000+0000: shutting down, reason=crashed', 'QEMU process 1: State: T (stopped)', 'error: Requested operation is not valid: domain is already running'];
    for (const word of words) expect(causes(console(word)), word).toEqual([]);
    expect(causes({ name: 'a.log', text: `${words[0]!}\n` })).not.toEqual([]);
  });
});
