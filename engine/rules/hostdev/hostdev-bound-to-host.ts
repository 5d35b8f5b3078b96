import { exampleHost } from '../../schema/domain/example-hosts.ts';
import { hostPciAddress } from '../../schema/domain/host-devices.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const device = (bus: string, managed: string): string => `<hostdev mode='subsystem' type='pci' ${managed}><source><address domain='0x0000' bus='${bus}' slot='0x00' function='0x0'/></source></hostdev>`;

export default defineRule({
  id: 'hostdev-bound-to-host',
  cause: 'vfio-bind-failed',
  profile: 'host',
  severity: 'warning',
  title: 'An unmanaged PCI device that the host drives now',
  why: "Without managed='yes' libvirt does not take the device from the driver of the host. While the host drives it, the guest does not start.",
  remedy: "Write managed='yes', or detach it before: virsh nodedev-detach, driverctl.",
  witness: [{ source: 'libvirt 11.3.0 src/hypervisor/virhostdev.c virHostdevPreparePCIDevicesImpl', text: 'Unmanaged PCI device %1$s must be manually detached from the host' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/hostdev'],
  needs: ['hostDevices'],
  *check(device, { host: { hostDevices: { pci } } }) {
    const own = pci.find((d) => d.address === hostPciAddress(device));
    if (own?.driver === undefined || value(device, 'managed') === 'yes' || /^(?:vfio|pci-stub$)/.test(own.driver)) return;
    yield { at: attribute(device, 'managed') ?? device, message: `${deviceName(device)} is driven by ${own.driver.slice(0, 30)} on the host now, and libvirt is not to detach it.`, fixes: [offeredFix("Write managed='yes'", setAttribute(device, 'managed', 'yes'))] };
  },
  bad: [{ xml: device('0x01', "«managed='no'»"), host: exampleHost }],
  good: [{ xml: device('0x01', "managed='yes'"), host: exampleHost }, { xml: device('0x03', "managed='no'"), host: exampleHost }],
});
