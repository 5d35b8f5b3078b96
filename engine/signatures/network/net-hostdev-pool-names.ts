import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-hostdev-pool-names',
  category: 'network',
  severity: 'fatal',
  title: 'A hostdev network must list PCI addresses',
  match: ['but hostdev networks require all devices to be listed by PCI address'],
  message: "A network with <forward mode='hostdev'> lists a network device by name.",
  why: 'Such a network hands whole PCI devices to the VMs and must know their PCI addresses.',
  remedy: "List the virtual functions with <address type='pci' …/>, or name their physical function in <pf dev=>.",
  checks: [
    { command: 'virsh net-dumpxml NETWORK' },
    { command: 'ls -l /sys/class/net/PF/device/virtfn0' },
  ],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver.c, networkValidate()',
    text: "hostdev network '%1$s' lists '%2$s' in the device pool, but hostdev networks require all devices to be listed by PCI address, not network device name",
  },
  samples: [
    "error: unsupported configuration: hostdev network 'vfs' lists 'ens2f0' in the device pool, but hostdev networks require all devices to be listed by PCI address, not network device name",
    "libvirt.libvirtError: unsupported configuration: hostdev network 'vfs' lists 'ens2f0' in the device pool, but hostdev networks require all devices to be listed by PCI address, not network device name",
  ],
  nearMisses: [
    "network 'vfs' has forward mode 'bridge' but lists a device by PCI address in the device pool. This is only supported for networks with forward mode 'hostdev'",
    'hostdev network started',
  ],
});
