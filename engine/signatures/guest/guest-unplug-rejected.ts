import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-unplug-rejected',
  category: 'guest',
  severity: 'degraded',
  title: 'The guest did not give the device up',
  match: ['unplug of device was rejected by the guest', 'vcpu unplug request timed out'],
  message: 'The guest refused to let go of the device, or did not answer.',
  why: 'Hot-unplug is a request: the guest’s driver has to release the device; a mounted disk, used memory or a guest without ACPI hot-plug says no.',
  remedy: 'Stop using the device in the guest (unmount, take the CPU or memory offline) and try again, or detach it with the VM off.',
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'virsh event VM --event device-removal-failed --timeout 30' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_hotplug.c qemuDomainDetachDeviceLive, qemuDomainHotplugDelVcpu', text: 'unplug of device was rejected by the guest' },
  samples: [
    'error: operation failed: unplug of device was rejected by the guest',
    'error: operation failed: vcpu unplug request timed out. Unplug result must be manually inspected in the domain',
  ],
  nearMisses: ['unplug of device requested'],
});
