import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-cd-tray-closed',
  category: 'configuration',
  severity: 'degraded',
  title: 'The guest keeps the drive tray closed',
  match: ["timed out waiting to open tray of '{device:quoted}'", "Tray of (the device|device '{device:quoted}') is not open", "Device '{device:quoted}' is locked and force was not specified", "tray of '{device:quoted}' may be locked", 'timed out waiting for (disk tray status update|tray to open)', 'Device {device:path} is locked'],
  message: 'The medium was not changed because the guest holds the tray closed.',
  why: 'The guest has the CD mounted or locked, so QEMU only asks it to open.',
  remedy: 'Eject it in the guest, or use virsh change-media --eject --force when the guest is not reading from it.',
  checks: [{ command: 'virsh domblklist VM' }, { command: "virsh qemu-monitor-command VM --hmp 'info block'" }, { command: 'virsh change-media VM TARGET --eject --force', changes: true }],
  xml: [{ path: "devices/disk[@device='cdrom']" }, { path: 'devices/disk' }],
  witness: { source: 'QEMU 7.2 and 10.0, block/qapi-sysemu.c blockdev_remove_medium; libvirt src/qemu/qemu_hotplug.c; libvirt src/qemu/qemu_hotplug.c qemuHotplugWaitForTrayEject', text: "Tray of device '%s' is not open / timed out waiting to open tray of '%1$s'" },
  samples: ["error: operation failed: timed out waiting to open tray of 'sdp'", "error: internal error: unable to execute QEMU command 'blockdev-remove-medium': Tray of device 'sata0-0-1' is not open", "libvirtError: internal error: unable to execute QEMU command 'eject': Device 'drive-ide0-1-0' is locked and force was not specified, wait for tray to open and try again"],
  nearMisses: ["Device 'ide0-1-0' has no medium", 'tray is open'],
});
