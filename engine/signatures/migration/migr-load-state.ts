import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-load-state',
  category: 'migration',
  severity: 'fatal',
  title: 'The target cannot read the migrated device state',
  match: [
    'Not a migration stream',
    'Unsupported migration stream version',
    'error while loading state (for instance|section id)', 'Failed to load {device:word}/{part:path}:{field:word}', 'Failed to load {device:word}:{field:word}$', 'load of migration failed: {error}', 'Unknown savevm section', 'Unknown ramblock "{block:quoted}", cannot accept migration',
    "Machine type received is '{there:quoted}' and local is '{here:quoted}'", '(Size|Length) mismatch: {block:path}: {a:hex}', 'incoming version_id {id:number} is too (new|old)', 'get_pci_config_device: Bad config data', 'Missing section footer for {device}',
  ],
  message: 'QEMU could not load the state that was migrated or saved.',
  why: 'Machine type, devices, firmware or QEMU version differ between the side that wrote it and the side that reads it.',
  remedy: 'Make machine type, devices and versions match (the newer side should be the target). The line before names the first difference.',
  checks: [{ command: 'tail -40 /var/log/libvirt/qemu/VM.log', look: 'on the target' }, { command: 'virsh version', look: 'on both hosts' }],
  xml: [{ path: 'os/type/@machine' }],
  yieldsTo: ['migr-features-unsupported'],
  witness: { source: 'QEMU 7.2 and 10.0, migration/savevm.c, migration/vmstate.c, migration/ram.c', text: "error while loading state for instance 0x%\"PRIx32\" of device '%s'" },
  samples: ['qemu-system-x86_64: Not a migration stream', "qemu-kvm: error while loading state for instance 0x0 of device 'ram'", 'qemu-system-x86_64: Failed to load virtio_pci/modern_queue_state:desc', 'qemu-kvm: load of migration failed: Invalid argument'],
  nearMisses: ['Failed to load module: nvidia', 'loading state'],
});
