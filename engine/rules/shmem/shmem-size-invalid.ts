import { sizeInBytes, deviceName } from '../../schema/read.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'shmem-size-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A shared memory of a size QEMU cannot map',
  why: 'ivshmem maps a PCI BAR, whose size is a power of two; libvirt asks for at least 1 MiB.',
  remedy: 'Use 1, 2, 4, 8 … MiB.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefShmem',
    text: 'shmem size must be a power of 2 and at least 1 MiB (1024 KiB)',
  },
    { source: 'libvirt 9.0.0 src/qemu/qemu_command.c qemuBuildShmemCommandLine', text: 'shmem size must be a power of two' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/shmem/size'],
  *check(size) {
    const bytes = sizeInBytes(size, 'bytes');
    if (bytes === undefined || bytes === 0n || (bytes >= 1048576n && (bytes & (bytes - 1n)) === 0n)) return;
    yield { at: size, message: `${deviceName(size)} has ${bytes} bytes of shared memory; it must be a power of two of at least 1 MiB.` };
  },
  bad: [
    `<shmem name='a'>
      <model type='ivshmem-plain'/>
      «<size unit='M'>»3</size>
    </shmem>`,
  ],
  good: [
    `<shmem name='a'>
      <model type='ivshmem-plain'/>
      <size unit='M'>4</size>
    </shmem>`,
  ],
});
