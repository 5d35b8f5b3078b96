import { guestOf } from '../../schema/domain/example-domains.ts';
import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

/** Machines that libvirt gives no PCI bus, whatever QEMU can be told to. */
const WITHOUT = /^(?:x86_64|i686) (?:microvm|isapc)$|^(?:aarch64|armv7l|armv6l) (?:vexpress-a\d+|raspi\d\w*|vexpress)$|^riscv(?:32|64) (?:spike|sifive_[eu])(?:-|$)/;
const PCI_CONTROLLERS = ['usb', 'scsi', 'virtio-serial', 'sata', 'nvme', 'pci'];
const PCI_SOUND = ['es1370', 'ac97', 'ich6', 'ich7', 'ich9', 'virtio'];
const guest = (devices: string): string => guestOf('x86_64', 'microvm', `<devices>${devices}</devices>`, 'qemu');

/** Whether a device finds its place on a PCI bus, or nowhere. */
function needsPci(device: Element): boolean {
  const model = value(device, 'model') ?? '';
  switch (device.name) {
    case 'controller': return PCI_CONTROLLERS.includes(value(device, 'type') ?? '');
    case 'interface': return value(child(device, 'model'), 'type') !== 'usb-net';
    case 'disk': return value(child(device, 'target'), 'bus') === 'virtio' && value(device, 'device') !== 'floppy';
    case 'memballoon': return model.startsWith('virtio');
    case 'rng': return model.startsWith('virtio');
    case 'sound': return PCI_SOUND.includes(model);
    case 'watchdog': return model === 'i6300esb';
    case 'vsock': return true;
    case 'hostdev': return value(device, 'type') === 'pci';
    default: return false;
  }
}

export default defineRule({
  id: 'machine-without-pci',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI device in a machine without PCI',
  why: 'Small boards, microvm and isapc have no PCI bus in libvirt; network cards, virtio disks, USB and SCSI controllers have nowhere to go.',
  remedy: 'Choose q35, pc or virt, or remove the device.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressValidate', text: 'No PCI buses available' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of controllers', text: "Machine type '%1$s' does not support PCI" },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of controllers', text: "USB controller model '%1$s' requires PCI but machine type '%2$s' does not support PCI" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['controller', 'interface', 'disk', 'memballoon', 'rng', 'sound', 'watchdog', 'vsock', 'hostdev'].map((name) => `domain/devices/${name}`),
  *check(device, { domain }) {
    const address = value(child(device, 'address'), 'type');
    const machine = machineOf(domain) ?? '';
    const isBoard = !/86$|86_/.test(archOf(domain) ?? '');
    if (!WITHOUT.test(`${archOf(domain) ?? ''} ${machine}`) || (address !== undefined && address !== 'pci') || !needsPci(device)) return;
    // Boards give virtio devices a place of another kind.
    if (isBoard && address !== 'pci' && /virtio/.test(`${value(device, 'model') ?? ''} ${value(child(device, 'model'), 'type') ?? ''} ${value(child(device, 'target'), 'bus') ?? ''} ${value(device, 'type') ?? ''}`)) return;
    if (device.name === 'controller' && value(device, 'type') === 'usb' && value(device, 'model') === 'none') return;
    yield { at: attribute(device, 'type') && device.name === 'controller' ? attribute(device, 'type')! : device, message: `${deviceName(device)} is a PCI device, but the machine ${machine.slice(0, 40)} has no PCI bus.` };
  },
  bad: [
    guest("«<interface type='user'>»<model type='virtio'/></interface>"),
    guest("<controller «type='usb'» model='qemu-xhci'/>"),
    guest("«<disk type='file'>»<source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>"),
  ],
  good: [
    guest("<serial type='pty'/>"),
    guest("<memballoon model='none'/>"),
    guestOf('x86_64', 'q35', "<devices><interface type='user'><model type='virtio'/></interface></devices>"),
  ],
});
