import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-pci-driver-load',
  category: 'driver',
  severity: 'fatal',
  title: 'libvirt could not load the VFIO driver',
  match: ["modprobe reported success loading module '{module:quoted}', but module is missing", "supposedly loaded by module '{module:quoted}' not found in sysfs", 'Failed to load PCI (driver|stub) module {module:path}'],
  message: 'libvirt asked for the module {module} and did not get it.',
  why: 'The module is missing or blacklisted, or the service unit forbids loading (ProtectKernelModules).',
  remedy: 'Load vfio-pci at boot; when loading is forbidden on purpose, that is the only way.',
  checks: [{ command: 'modprobe -n -v vfio-pci' }, { command: 'systemctl show virtqemud libvirtd -p ProtectKernelModules' }, { command: 'journalctl -k -g vfio' }],
  xml: [{ path: "devices/hostdev[@type='pci']/@managed" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virpci.c virPCIDeviceBindToStub; libvirt 11.3 src/util/virpci.c', text: "Failed to load PCI driver module %1$s: %2$s / modprobe reported success loading module '%1$s', but module is missing from /sys/module" },
  samples: ["error: internal error: modprobe reported success loading module 'pear-pci', but module is missing from /sys/module", 'error: internal error: Failed to load PCI driver module vfio-pci: modprobe: FATAL: Module vfio-pci not found in directory /lib/modules/6.1', 'error: internal error: Failed to load PCI driver module vfio-pci: administratively prohibited'],
  nearMisses: ['Failed to load nbd module: administratively prohibited', 'could not load module vfio-pci'],
});
