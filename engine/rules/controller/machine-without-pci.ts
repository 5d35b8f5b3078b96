import { isAtLeast, isOlder } from '../../core/version.ts';
import { diskBus } from '../../schema/domain/disk.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { archOf, isX86, machineOf } from '../../schema/domain/machine.ts';
import { pciControllers } from '../../schema/domain/pci.ts';
import { inputBus } from '../../schema/domain/usb.ts';
import { deviceName } from '../../schema/read.ts';
import { all, attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

/** Machines that libvirt gives no PCI bus, whatever QEMU can be told to. */
const WITHOUT = /^(?:x86_64|i686) (?:microvm|isapc)$|^(?:aarch64|armv7l|armv6l) (?:vexpress-a\d+|raspi\d\w*|vexpress)$|^riscv(?:32|64) (?:spike|sifive_[eu])(?:-|$)/;
const PCI_CONTROLLERS = ['usb', 'scsi', 'virtio-serial', 'sata', 'nvme', 'pci'];
const PCI_SOUND = ['es1370', 'ac97', 'ich6', 'ich7', 'ich9', 'virtio'];
const guest = (devices: string): string => guestOf('x86_64', 'microvm', `<devices>${devices}</devices>`, 'qemu');

/** On PCs also those for which libvirt adds a PCI device: a controller, or a video card for a screen. */
function bringsPci(device: Element, domain: Element): boolean {
  switch (device.name) {
    case 'video': return !['none', 'ramfb'].includes(value(child(device, 'model'), 'type') ?? '');
    case 'graphics': return value(device, 'type') !== 'egl-headless' && all(domain, 'devices', 'video').length === 0;
    case 'disk': return ['scsi', 'sata', 'usb', 'nvme'].includes(diskBus(device) ?? '');
    case 'input': return inputBus(device, domain) === 'usb';
    default: return false;
  }
}

/** USB and a balloon come by themselves, in releases up to this one and a few more (qemuDomainDefAddDefaultDevices). */
const ADDED_UNTIL = '11.3.0';
const lacksOffSwitch = (domain: Element): boolean =>
  value(child(child(domain, 'devices'), 'memballoon'), 'model') !== 'none' || (machineOf(domain) === 'microvm' && !all(domain, 'devices', 'controller').some((c) => value(c, 'type') === 'usb' && value(c, 'model') === 'none'));

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
  visits: ['domain/os/type', ...['controller', 'interface', 'disk', 'memballoon', 'rng', 'sound', 'watchdog', 'vsock', 'hostdev', 'video', 'graphics', 'input'].map((name) => `domain/devices/${name}`)],
  *check(device, { domain, target }) {
    // Where the buses are written out, releases before the 12 series use them.
    if (!isAtLeast(target.libvirt, '12.8.0') && pciControllers(domain).length > 0) return;
    if (device.name === 'type') {
      const isAsked = target.libvirt !== undefined && !isOlder(ADDED_UNTIL, target.libvirt) && isX86(domain) === true && WITHOUT.test(`${archOf(domain)} ${machineOf(domain) ?? ''}`);
      if (isAsked && lacksOffSwitch(domain)) yield { at: attribute(device, 'machine')!, message: `libvirt ${target.libvirt} gives the machine ${machineOf(domain)!.slice(0, 40)} a balloon and USB by itself, and then finds no PCI bus for them: it needs <memballoon model='none'/>${machineOf(domain) === 'microvm' ? " and <controller type='usb' model='none'/>" : ''}.` };
      return;
    }
    const address = value(child(device, 'address'), 'type');
    const machine = machineOf(domain) ?? '';
    const isBoard = !/86$|86_/.test(archOf(domain) ?? '');
    if (!WITHOUT.test(`${archOf(domain) ?? ''} ${machine}`) || (address !== undefined && address !== 'pci') || !(needsPci(device) || (!isBoard && bringsPci(device, domain)))) return;
    // Boards give virtio devices a place of another kind.
    if (isBoard && address !== 'pci' && /virtio/.test(`${value(device, 'model') ?? ''} ${value(child(device, 'model'), 'type') ?? ''} ${value(child(device, 'target'), 'bus') ?? ''} ${value(device, 'type') ?? ''}`)) return;
    if (device.name === 'controller' && value(device, 'type') === 'usb' && value(device, 'model') === 'none') return;
    yield { at: attribute(device, 'type') && device.name === 'controller' ? attribute(device, 'type')! : device, message: `${deviceName(device)} ${needsPci(device) ? 'is a PCI device' : 'needs a PCI device'}, but the machine ${machine.slice(0, 40)} has no PCI bus.` };
  },
  bad: [
    guest("«<graphics type='vnc'/>»<memballoon model='none'/>"),
    guest("«<disk type='file'>»<source file='/srv/a.img'/><target dev='sda' bus='scsi'/></disk>"),
    { xml: "<domain type='qemu'><name>example</name><memory unit='GiB'>2</memory><os><type arch='x86_64' «machine='microvm'»>hvm</type></os><devices><memballoon model='none'/></devices></domain>", target: { libvirt: '11.3.0' } },
    guest("«<interface type='user'>»<model type='virtio'/></interface>"),
    guest("<controller «type='usb'» model='qemu-xhci'/>"),
    guest("«<disk type='file'>»<source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>"),
  ],
  good: [
    guest("<controller type='pci' index='0' model='pcie-root'/><interface type='user'><model type='virtio'/></interface>"),
    guest("<serial type='pty'/>"),
    guest("<memballoon model='none'/>"),
    guestOf('x86_64', 'q35', "<devices><interface type='user'><model type='virtio'/></interface></devices>"),
  ],
});
