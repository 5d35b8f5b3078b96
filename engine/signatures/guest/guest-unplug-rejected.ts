import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-unplug-rejected',
  category: 'guest',
  severity: 'degraded',
  title: 'The guest did not give the device up',
  match: ['Hot-unplug failed: guest is busy', 'Device {device:path} is already in the process of unplug', "cpu hot(plug|-unplug) with SMI wasn't enabled by firmware", 'unplug of device was rejected by the guest', 'vcpu unplug request timed out'],
  message: 'The guest refused to let go of the device, or did not answer.',
  why: 'Hot-unplug is a request: the guest’s driver has to release the device; a mounted disk, used memory or a guest without ACPI hot-plug says no.',
  remedy: 'Stop using the device in the guest (unmount, take the CPU or memory offline) and try again, or detach it with the VM off.',
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'virsh event VM --event device-removal-failed --timeout 30' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_hotplug.c qemuDomainDetachDeviceLive, qemuDomainHotplugDelVcpu; QEMU 10.0 and 7.2 hw/pci/pcie.c, system/qdev-monitor.c', text: 'unplug of device was rejected by the guest / Hot-unplug failed: guest is busy (power indicator blinking) / Device %s is already in the process of unplug' },
  samples: [
    'qemu-system-x86_64: Hot-unplug failed: guest is busy (power indicator blinking)',
    "error: internal error: unable to execute QEMU command 'device_del': Device net7 is already in the process of unplug",
    'error: operation failed: unplug of device was rejected by the guest',
    'error: operation failed: vcpu unplug request timed out. Unplug result must be manually inspected in the domain',
  ],
  nearMisses: ['unplug of device requested'],
});
