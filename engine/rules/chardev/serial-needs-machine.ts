import { guestOf } from '../../schema/domain/example-domains.ts';
import { isFamily, isMachine, platformOf } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

/** undefined while the text does not tell. */
function fits(name: string, domain: Element): boolean | undefined {
  switch (name) {
    case 'spapr-vio-serial': case 'spapr-vty': return isMachine(domain, 'pseries');
    case 'sclp-serial': case 'sclpconsole': case 'sclplmconsole': return isFamily(domain, 's390');
    case 'pl011': return isMachine(domain, 'arm-virt');
    case '16550a': {
      const both = [isMachine(domain, 'riscv-virt'), isMachine(domain, 'loongarch-virt')];
      return both.includes(true) ? true : both.includes(undefined) ? undefined : false;
    }
    default: return undefined;
  }
}

export default defineRule({
  id: 'serial-needs-machine',
  profile: 'libvirt',
  severity: 'error',
  title: 'A serial port that this machine does not have',
  why: 'spapr-vio-serial belongs to pseries, sclp-serial to s390x, pl011 to ARM virt, 16550a to the virt machines of RISC-V and LoongArch.',
  remedy: 'Leave <target type> and <model> out: libvirt takes the port of the machine.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrDef', text: "Serial device with target type '%1$s' and target model '%2$s' not compatible with guest architecture or machine type" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/serial'],
  *check(serial, { domain }) {
    const target = child(serial, 'target');
    for (const at of [attribute(child(target, 'model'), 'name'), attribute(target, 'type')]) {
      if (!at || fits(at.value, domain) !== false) continue;
      yield { at, message: `${deviceName(serial)} is a ${at.value}, which does not exist on ${platformOf(domain)}.` };
      return;
    }
  },
  bad: [
    "<serial type='pty'><target «type='spapr-vio-serial'» port='0'/></serial>",
    "<serial type='pty'><target type='system-serial' port='0'><model «name='pl011'»/></target></serial>",
  ],
  good: [
    guestOf('aarch64', 'virt', "<devices><serial type='pty'><target type='system-serial' port='0'><model name='pl011'/></target></serial></devices>"),
    guestOf('s390x', 's390-ccw-virtio', "<devices><serial type='pty'><target type='sclp-serial' port='0'/></serial></devices>"),
  ],
});
