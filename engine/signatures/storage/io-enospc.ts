import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'io-enospc',
  category: 'storage',
  severity: 'fatal',
  title: 'The storage behind a disk is full',
  match: [
    "block I/O error in device '{device:quoted}': No space left on device",
    "IO error device='{device:quoted}' node-name='{node:quoted}' reason='No space left on device'",
    "I/O error: disk='{disk:quoted}', index='{index:quoted}', path='{path:quoted}', timestamp='{time:quoted}', message='No space left on device'",
    '^{disk:word}: no space$',
    'abnormal vm stop device {device:path} error enospc',
    'has been paused due to no Storage space',
    'BLOCK_IO_ERROR…"nospace": true',
    '"nospace": true…BLOCK_IO_ERROR',
    'error while writing (sector|at byte) {at:number}: No space left on device',
  ],
  message: 'The storage of a disk has no space left; the VM waits or the copy stopped.',
  why: 'A sparse or thin-provisioned image grew until its file system, volume group, thin pool or quota was full.',
  remedy: 'Free or add space on that storage, then virsh resume DOMAIN; the guest goes on where it stopped. Watch the real fill of thin storage. Do not delete files of other VMs or snapshots that you do not know.',
  checks: [
    { command: 'virsh domblkerror DOMAIN', look: 'which disk: no space' },
    { command: 'virsh domblkinfo DOMAIN --all --human' },
    { command: 'df -h -- PATH' },
    { command: 'lvs', look: 'Data% of a thin pool' },
    { command: 'virsh resume DOMAIN', changes: true },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'path' },
    { path: 'devices/disk/source/@file', equals: 'disk' },
    { path: 'devices/disk/source/@dev', equals: 'disk' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_process.c and tools/virsh-domain-monitor.c with strerror(ENOSPC); QEMU 1.x block.c',
    text: "%s: IO error device='%s' node-name='%s' reason='%s' / block I/O error in device '%s': %s (%d)",
  },
  samples: [
    "2025-02-03 04:05:06.789+0000: IO error device='scsi0-0-0-1' node-name='libvirt-1-format' reason='No space left on device'",
    "block I/O error in device 'drive-scsi0-0-0-1': No space left on device (28)",
    'vda: no space',
    "I/O error: disk='vda', index='1', path='/srv/a.qcow2', timestamp='2025-01-01 01:01:01.001+0000', message='No space left on device'",
    'libvirtEventLoop::INFO::vm::4500::vm.Vm::(onIOError) vmId=`aaaa`::abnormal vm stop device virtio-disk0 error enospc',
    'qemu-img: error while writing at byte 8589934592: No space left on device',
  ],
  nearMisses: [
    'write /scratch/x: No space left on device',
    'vda: no spare sectors',
  ],
});
