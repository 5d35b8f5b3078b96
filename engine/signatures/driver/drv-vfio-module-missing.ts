import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-vfio-module-missing',
  category: 'driver',
  severity: 'fatal',
  title: 'The vfio-pci module is not available',
  match: [
    'could not load module vfio-pci', 'cannot create /sys/bus/pci/drivers/vfio-pci/{file:path} Directory nonexistent', '/sys/bus/pci/drivers/vfio-pci/(new_id|bind|unbind|remove_id): No such file or directory',
    'Module (vfio-pci|vfio_pci|vfio|vfio_iommu_type1) not found', "could not insert '(vfio-pci|vfio_pci|vfio)'", '(failed|Failed) to load (module |)(vfio-pci|vfio_pci)', "/sys/bus/pci/drivers/vfio-pci: No such file or directory",
  ],
  message: 'vfio-pci is not loaded or not part of this kernel.',
  why: 'The kernel was built without VFIO, its modules are missing, or the module was never loaded.',
  remedy: 'modprobe vfio-pci and have it loaded at boot (modules-load.d, initramfs); check CONFIG_VFIO_PCI.',
  checks: [{ command: 'modinfo vfio-pci' }, { command: 'lsmod' }, { command: 'modprobe vfio-pci', changes: true }],
  xml: [{ path: "devices/hostdev[@type='pci']" }, { path: 'devices/hostdev' }],
  witness: { source: 'shell redirection into a missing sysfs directory; kmod tools/modprobe.c; driverctl, vfio scripts', text: 'Module %s not found in directory %s' },
  samples: ['./bind.sh: 12: cannot create /sys/bus/pci/drivers/vfio-pci/bind: Directory nonexistent', 'modprobe: FATAL: Module vfio-pci not found in directory /lib/modules/6.10.3'],
  nearMisses: ['bash: line 4: /sys/bus/pci/drivers/vfio-pci/bind: No such device', 'modprobe: FATAL: Module kvm not found in directory /lib/modules/6.10.3'],
});
