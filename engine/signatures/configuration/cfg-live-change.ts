import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-live-change',
  category: 'configuration',
  severity: 'degraded',
  title: 'That cannot be changed while the VM runs',
  match: [
    "live (attach|detach|update) of device '{device:quoted}' is not supported",
    'annot modify network device {what}',
    "annot change {what} on '{display:quoted}' graphics",
    "isk (bus|device type) '{kind:quoted}' cannot be (hotplugged|detached|hot unplugged)",
    "device hotplug isn't supported",
    'annot modify memory {what} from',
  ],
  message: 'A running VM cannot take this change.',
  why: 'Only some devices and some of their parts can change while the guest runs.',
  remedy: 'Make the change in the definition (--config) and shut the VM down and start it again; a reboot in the guest is not enough.',
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'virsh dumpxml VM --inactive' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_hotplug.c qemuDomainChangeNet and (9.0: qemu_driver.c) qemuDomainAttachDeviceLive', text: "live attach of device '%1$s' is not supported; cannot modify network device model from %2$s to %3$s" },
  samples: [
    "error: Operation not supported: live attach of device 'input' is not supported",
    'error: Operation not supported: cannot modify network device model from e1000 to virtio',
    "error: Operation not supported: disk device type 'floppy' cannot be hotplugged",
  ],
  nearMisses: ["live attach of device 'pear' done"],
});
