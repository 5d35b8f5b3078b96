import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'shmem-address-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'Shared memory that is not on PCI',
  why: 'ivshmem is a PCI device.',
  remedy: 'Use <address type=\'pci\'/> or none.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildShmemCommandLine',
    text: 'only \'pci\' addresses are supported for the shared memory device',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/shmem/address'],
  *check(address) {
    const type = attribute(address, 'type');
    if (!type?.value || type.value === 'pci' || type.value === 'none') return;
    yield { at: type, message: `${deviceName(address)} has an address of type '${type.value}'; shared memory sits on PCI.` };
  },
  bad: [
    `<shmem name='a'>
      <model type='ivshmem-plain'/>
      <address «type='drive'» controller='0' bus='0' target='0' unit='1'/>
    </shmem>`,
  ],
  good: [
    `<shmem name='a'>
      <model type='ivshmem-plain'/>
      <address type='pci' domain='0' bus='0' slot='9' function='0'/>
    </shmem>`,
  ],
});
