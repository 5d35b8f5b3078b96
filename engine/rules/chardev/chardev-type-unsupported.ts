import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'chardev-type-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A character device of another hypervisor',
  why: 'nmdm is the null-modem device of FreeBSD, which bhyve uses; QEMU has none.',
  remedy: "Use type='pty', or another one that QEMU has.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildChardevCommand', text: "unsupported chardev '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/serial', 'domain/devices/parallel', 'domain/devices/console', 'domain/devices/channel', 'domain/devices/redirdev'],
  *check(device) {
    const type = attribute(device, 'type');
    if (type?.value === 'nmdm') yield { at: type, message: `${deviceName(device)} is of type nmdm, which QEMU does not have.` };
  },
  bad: [
    "<serial «type='nmdm'»><source master='/dev/nmdm0A' slave='/dev/nmdm0B'/></serial>",
  ],
  good: [
    "<serial type='pty'/>",
  ],
});
