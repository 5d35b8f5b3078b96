import { deviceName } from '../../schema/read.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, child, children } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'console-serial-not-first',
  profile: 'libvirt',
  severity: 'error',
  title: 'A serial console that is not the first console',
  why: 'The first console may be the first serial port seen from the other side; further consoles are other devices.',
  remedy: "Write <target type='virtio'/>, or make it a <serial>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefAddConsoleCompat', text: 'Only the first console can be a serial port' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['console'],
  visits: ['domain/devices'],
  *check(devices, { domain }) {
    for (const console of children(devices, 'console').slice(1)) {
      const target = child(console, 'target');
      const type = attribute(target, 'type');
      // Without a type a console is a serial one, except on s390.
      const isSerial = type ? type.value === 'serial' : isX86(domain) === true;
      if (isSerial) yield { at: type ?? target ?? console, message: `${deviceName(console)} is a serial console, but not the first console.`, fixes: target ? [offeredFix("Write type='virtio'", setAttribute(target, 'type', 'virtio'))] : [] };
    }
  },
  bad: [
    "<devices><console type='pty'><target type='virtio' port='0'/></console>«<console type='pty'/>»</devices>",
    "<devices><console type='pty'><target type='serial' port='0'/></console><console type='pty'><target «type='serial'» port='1'/></console></devices>",
  ],
  good: [
    "<devices><console type='pty'><target type='serial' port='0'/></console><console type='pty'><target type='virtio' port='1'/></console></devices>",
  ],
});
