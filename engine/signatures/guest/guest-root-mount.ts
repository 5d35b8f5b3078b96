import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-root-mount',
  category: 'guest',
  severity: 'fatal',
  title: 'The guest finds no root file system',
  match: ['Unable to mount root fs', 'VFS: Cannot open root device', 'Timed out waiting for device {device:path}', 'Dependency failed for (initrd root device|Initrd Root Device|/sysroot)', 'Gave up waiting for root', 'ALERT! {device} does not exist.  Dropping to a shell', 'dracut-initqueue…(timeout|timed out)', 'No or empty root= argument', 'Cannot find root device', 'Failed to mount /sysroot'],
  unless: ['virtio-ports', 'virtio\\x2dports', 'tpmrm', 'guest_agent', '-ttyS', 'ttyS', 'tty-'],
  message: 'The kernel of the guest could not find or mount its root file system.',
  why: 'root= names a device that is not there: the disk bus was changed (sda, vda), the driver is missing in the initramfs, or the disk is not attached.',
  remedy: 'Put the disk back on its former bus, or rebuild the initramfs with virtio drivers (from a rescue system) and use UUID= in root= and fstab.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//disk/target | //os/cmdline"' }, { command: 'virsh console VM', look: 'the messages before' }],
  xml: [{ path: 'os/cmdline' }, { path: 'devices/disk/target/@bus' }],
  witness: { source: 'Linux, init/do_mounts.c mount_block_root; systemd; dracut; initramfs-tools', text: 'VFS: Unable to mount root fs on %s' },
  samples: ['[    1.9] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(253,1)', 'ALERT!  UUID=0a0b does not exist.  Dropping to a shell!', 'systemd[1]: Timed out waiting for device /dev/disk/by-uuid/0a0b.'],
  nearMisses: ['systemd[1]: Timed out waiting for device /dev/virtio-ports/org.qemu.guest_agent.0.', 'EXT4-fs (vda1): mounted filesystem with ordered data mode'],
});
