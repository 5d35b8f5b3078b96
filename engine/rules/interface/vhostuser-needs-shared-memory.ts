import { lacksSharedMemory, shareMemoryFix } from '../../schema/domain/shared-memory.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'vhostuser-needs-shared-memory',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vhost-user interface without shared memory',
  why: 'The switch at the other end reads and writes packets in the memory of the guest, so it must be shared.',
  remedy: 'Add <memoryBacking><source type=\'memfd\'/><access mode=\'shared\'/></memoryBacking>.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefVhostUserRequireSharedMemory',
    text: '\'interface\' requires shared memory',
  }],
  since: '11.2.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface'],
  *check(nic, { domain }) {
    const type = attribute(nic, 'type');
    if (type?.value !== 'vhostuser' || !lacksSharedMemory(domain)) return;
    yield { at: type, message: `${deviceName(nic)} is of type='vhostuser', but the guest's memory is not shared.`, fixes: shareMemoryFix(domain) };
  },
  bad: [
    `<interface «type='vhostuser'»>
      <source type='unix' path='/run/ovs/a' mode='client'/>
      <model type='virtio'/>
    </interface>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <memoryBacking>
    <source type='memfd'/>
    <access mode='shared'/>
  </memoryBacking>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <interface type='vhostuser'>
      <source type='unix' path='/run/ovs/a' mode='client'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
  ],
});
