import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

const xen = (devices: string): string => `<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><devices>${devices}</devices></domain>`;

export default defineRule({
  id: 'xen-hostdev-driver',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host device driver that Xen does not have',
  why: "Xen passes PCI devices through by its own back end; VFIO and KVM belong to QEMU, and mode='capabilities' to containers.",
  remedy: "Remove <driver>, or write name='xen'.",
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_domain.c libxlDomainDeviceDefPostParse', text: "XEN does not support device assignment mode '%1$s'" },
    { source: 'libvirt 11.3.0 src/libxl/libxl_domain.c libxlDomainDeviceDefPostParse', text: "hostdev mode 'capabilities' is not supported in %1$s" },
  ],
  drivers: ['xen'],
  visits: ['domain/devices/hostdev'],
  *check(hostdev) {
    const mode = attribute(hostdev, 'mode');
    const driver = attribute(child(hostdev, 'driver'), 'name');
    if (mode?.value === 'capabilities') yield { at: mode, message: `${deviceName(hostdev)} has mode='capabilities', which is for containers (LXC) only.` };
    else if (value(hostdev, 'type') === 'pci' && driver?.valueSpan && driver.value !== 'xen') yield { at: driver, message: `${deviceName(hostdev)} uses the driver ${driver.value.slice(0, 40)}; Xen has its own.`, fixes: [safeFix("Write name='xen'", replace(driver.valueSpan, 'xen'))] };
  },
  bad: [
    xen("<hostdev mode='subsystem' type='pci' managed='yes'><driver «name='vfio'»/><source><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>"),
  ],
  good: [
    xen("<hostdev mode='subsystem' type='pci' managed='yes'><driver name='xen'/><source><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>"),
  ],
});
