import { lacksSharedMemory, shareMemoryFix } from '../../schema/domain/shared-memory.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'virtiofs-needs-shared-memory',
  cause: 'cfg-virtiofs-shared-mem',
  profile: 'libvirt',
  severity: 'error',
  title: 'virtiofs without shared memory',
  why: 'virtiofsd works in the memory of the guest, so all of it must be shared; libvirt refuses a virtiofs without.',
  remedy: 'Add <memoryBacking><source type=\'memfd\'/><access mode=\'shared\'/></memoryBacking>.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefVhostUserRequireSharedMemory',
    text: '\'%1$s\' requires shared memory',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/filesystem/driver'],
  *check(driver, { domain }) {
    const type = attribute(driver, 'type');
    if (type?.value !== 'virtiofs' || !lacksSharedMemory(domain)) return;
    yield { at: type, message: `${deviceName(driver)} is a virtiofs, but the guest's memory is not shared.`, fixes: shareMemoryFix(domain) };
  },
  bad: [
    `<filesystem type='mount' accessmode='passthrough'>
      <driver «type='virtiofs'»/>
      <source dir='/srv/share'/>
      <target dir='share'/>
    </filesystem>`,
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
    <filesystem type='mount' accessmode='passthrough'>
      <driver type='virtiofs'/>
      <source dir='/srv/share'/>
      <target dir='share'/>
    </filesystem>
  </devices>
</domain>`,
  ],
});
