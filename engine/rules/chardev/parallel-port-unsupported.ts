import { isFamily, machineKind } from '../../schema/domain/machine.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'parallel-port-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A parallel port where there is none',
  why: 's390 and pseries machines have no parallel ports.',
  remedy: 'Remove it, or use a serial console.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrDef',
    text: 'parallel ports are not supported',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/parallel'],
  *check(parallel, { domain, text: source }) {
    if (!isFamily(domain, 's390') && machineKind(domain) !== 'pseries') return;
    yield { at: parallel, message: 'This machine has no parallel ports; libvirt refuses them on s390 and pseries.', fixes: [offeredFix('Remove this device', removeElement(source, parallel))] };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='ppc64' machine='pseries'>hvm</type></os>
  <devices>
    «<parallel type='pty'/>»
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os>
  <devices>
    «<parallel type='pty'>»
      <target port='0'/>
    </parallel>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <parallel type='pty'/>
  </devices>
</domain>`,
  ],
});
