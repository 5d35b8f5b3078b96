import { hostPciAddress, sourceOf } from '../../schema/domain/host-devices.ts';
import { called, isActive, otherDomains } from '../../schema/domain/other-domains.ts';
import { canonicalUuid, deviceName, deviceOf } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { HostDomain } from '../../facts/host-facts.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [{ name: 'games', state: 'running', pci: ['0000:03:00.0'], mediated: ['4b20d080-1b54-4048-85b3-a6a62d165c01'] }, { name: 'old', state: 'shut off', pci: ['0000:04:00.0'] }] };
const device = (bus: string, marks = ['', '']): string => `<hostdev mode='subsystem' type='pci' managed='yes'><source>${marks[0]}<address domain='0x0000' bus='${bus}' slot='0x00' function='0x0'/>${marks[1]}</source></hostdev>`;

function hasIt(device: Element): (other: HostDomain) => boolean {
  const pci = hostPciAddress(device);
  const uuid = value(device, 'type') === 'mdev' ? canonicalUuid(value(child(child(device, 'source'), 'address'), 'uuid')) : undefined;
  return (other) => (pci !== undefined && other.pci?.includes(pci) === true) || (uuid !== undefined && other.mediated?.some((m) => canonicalUuid(m) === uuid) === true);
}

export default defineRule({
  id: 'hostdev-of-other-domain',
  cause: 'vfio-device-in-use',
  profile: 'host',
  severity: 'warning',
  title: 'A device of the host that another virtual machine is given as well',
  why: 'A device works for one machine at a time: while that one runs, libvirt refuses to start another with it.',
  remedy: 'Stop the other machine first, or give each a device of its own (virtual functions, mediated devices).',
  witness: [
    { source: 'libvirt 11.3.0 src/hypervisor/virhostdev.c virHostdevIsPCINodeDeviceUsed', text: 'PCI device %1$s is in use by driver %2$s, domain %3$s' },
    { source: 'libvirt 11.3.0 src/util/virmdev.c virMediatedDeviceListMarkDevices', text: 'mediated device %1$s is in use by driver %2$s, domain %3$s' },
  ],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/hostdev', 'domain/devices/interface/source/address'],
  needs: ['domains'],
  *check(element, { domain, host: { domains } }) {
    const device = deviceOf(element)!;
    const owners = otherDomains(domain, domains).filter(hasIt(device));
    const active = owners.find((d) => isActive(d) === true);
    if (active) yield { at: sourceOf(device), message: `${deviceName(device)} is in use by ${called(active)}, which runs now.` };
    else if (owners[0]) yield { at: sourceOf(device), severity: 'info', message: `${deviceName(device)} is given to ${called(owners[0])} as well: they cannot run at the same time.` };
  },
  bad: [
    { xml: device('0x03', ['«', '»']), host }, { xml: device('0x04', ['«', '»']), host },
    { xml: "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source>«<address uuid='4B20D080-1b54-4048-85b3-a6a62d165c01'/>»</source></hostdev>", host },
  ],
  good: [{ xml: device('0x05'), host }],
});
