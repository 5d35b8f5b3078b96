import { isMachine } from '../../schema/domain/machine.ts';
import { pciControllers } from '../../schema/domain/pci.ts';
import { pciAddress, readNumber } from '../../schema/read.ts';
import { child, children, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const isPort = (controller: Element): boolean => ['pcie-root-port', 'pcie-switch-downstream-port'].includes(value(controller, 'model') ?? '') && value(controller, 'hotplug') !== 'off' && value(child(controller, 'target'), 'hotplug') !== 'off';

export default defineRule({
  id: 'no-free-pcie-root-port',
  profile: 'portability',
  severity: 'hint',
  title: 'No port left to plug a device in',
  why: 'On PCI Express machines a device can be plugged into a running guest only where a root port is free; ports cannot be added while it runs. The next virsh attach-device fails with "No more available PCI slots".',
  remedy: "Add some <controller type='pci' model='pcie-root-port'/> now: an empty one costs next to nothing.",
  witness: [
    { source: 'libvirt manual, pci-hotplug.html, q35 architecture', text: 'Slots on the pcie-root controller do not support hotplug, so the device will be hotplugged into the pcie-root-port controller.' },
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressGetNextAddr', text: 'No more available PCI slots' },
  ],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices'],
  *check(devices, { text, domain }) {
    if (child(domain, 'devices') !== devices || !(isMachine(domain, 'q35') || isMachine(domain, 'arm-virt'))) return;
    const controllers = pciControllers(domain);
    const ports = controllers.filter(isPort);
    const numbers = ports.map((p) => readNumber(value(p, 'index')));
    // Only a domain whose addresses are all written has its ports counted; libvirt adds ports for the others.
    const all = children(devices).filter((d) => ['interface', 'rng', 'memballoon', 'video', 'sound', 'hostdev', 'filesystem', 'vsock'].includes(d.name) && value(d, 'model') !== 'none' && value(d, 'type') !== 'usb');
    if (ports.length === 0 || numbers.includes(undefined) || [...all, ...ports].some((d) => !child(d, 'address') && value(child(d, 'model'), 'type') !== 'none')) return;
    const used = new Set(children(devices).map((d) => pciAddress(child(d, 'address'))?.bus));
    if (numbers.some((n) => !used.has(n!)) || descend(devices, 'disk') === undefined) return;
    const fix = appendChild(text, devices, "<controller type='pci' model='pcie-root-port'/>");
    yield { at: ports.at(-1)!, message: `All ${ports.length} root ports are taken: nothing can be plugged in while the guest runs.`, fixes: [offeredFix('Add a root port', fix)] };
  },
  bad: [
    "<controller type='pci' index='0' model='pcie-root'/>«<controller type='pci' index='1' model='pcie-root-port'>»<address type='pci' bus='0' slot='1'/></controller>"
    + "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sata'/></disk><interface type='user'><model type='virtio'/><address type='pci' bus='1' slot='0'/></interface>",
  ],
  good: [
    "<controller type='pci' index='0' model='pcie-root'/><controller type='pci' index='1' model='pcie-root-port'><address type='pci' bus='0' slot='1'/></controller><controller type='pci' index='2' model='pcie-root-port'><address type='pci' bus='0' slot='2'/></controller>"
    + "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sata'/></disk><interface type='user'><model type='virtio'/><address type='pci' bus='1' slot='0'/></interface>",
    "<controller type='pci' index='1' model='pcie-root-port'/><interface type='user'><model type='virtio'/></interface>",
  ],
});
