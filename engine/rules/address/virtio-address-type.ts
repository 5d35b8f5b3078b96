import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const FOREIGN = ['drive', 'virtio-serial', 'ccid', 'usb', 'spapr-vio', 'isa', 'dimm', 'virtio-s390'];

function isVirtio(device: Element): boolean {
  switch (device.name) {
    case 'memballoon': return value(device, 'model')?.startsWith('virtio') ?? false;
    case 'rng': case 'vsock': case 'crypto': return true;
    case 'input': return value(device, 'bus') === 'virtio';
    case 'interface': return value(child(device, 'model'), 'type')?.startsWith('virtio') ?? false;
    case 'filesystem': return value(child(device, 'driver'), 'type') !== 'mtp';
    case 'controller': return value(device, 'type') === 'virtio-serial' || (value(device, 'type') === 'scsi' && (value(device, 'model')?.startsWith('virtio') ?? false));
    default: return false;
  }
}

export default defineRule({
  id: 'virtio-address-type',
  profile: 'libvirt',
  severity: 'error',
  title: "A virtio device with an address that is none of virtio's",
  why: 'virtio devices are PCI cards, CCW devices or virtio-mmio devices.',
  remedy: 'Remove <address>: libvirt finds a place.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildVirtioDevGetConfig', text: "Unexpected address type for '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const type = attribute(address, 'type');
      if (!address || !type || !FOREIGN.includes(type.value) || !isVirtio(device)) continue;
      yield { at: type, message: `${deviceName(device)} is a virtio device and cannot have an address of type ${type.value}.`, fixes: [safeFix('Remove <address>', removeElement(source, address))] };
    }
  },
  bad: [
    "<devices><memballoon model='virtio'><address «type='isa'»/></memballoon></devices>",
  ],
  good: [
    "<devices><memballoon model='virtio'><address type='pci' bus='0' slot='5'/></memballoon></devices>",
  ],
});
