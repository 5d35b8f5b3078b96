import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-write-filtering',
  profile: 'libvirt',
  severity: 'error',
  title: 'Write filtering, which Xen has and QEMU has not',
  why: "writeFiltering switches a filter of Xen's PCI back end; the QEMU driver refuses it.",
  remedy: 'Remove writeFiltering.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefHostdev', text: 'Write filtering of PCI device configuration space is not supported by qemu' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/hostdev'],
  *check(hostdev, { text: source }) {
    const found = attribute(child(hostdev, 'source'), 'writeFiltering');
    if (value(hostdev, 'type') === 'pci' && found) yield { at: found, message: `${deviceName(hostdev)} sets writeFiltering, which QEMU does not have.`, fixes: [safeFix('Remove writeFiltering', removeAttribute(source, found))] };
  },
  bad: [
    "<hostdev mode='subsystem' type='pci' managed='yes'><source «writeFiltering='no'»><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>",
  ],
  good: [
    "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>",
  ],
});
