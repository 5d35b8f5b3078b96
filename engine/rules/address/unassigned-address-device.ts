import { deviceName } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'unassigned-address-device',
  profile: 'libvirt',
  severity: 'error',
  title: 'An unassigned address on a device that is not passed through',
  why: "type='unassigned' keeps a host device bound to the guest without showing it; other devices always have a place.",
  remedy: 'Remove the address.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDeviceInfoValidate', text: "address of type '%1$s' is supported only for hostdevs" },
  ],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const type = attribute(address, 'type');
      if (!address || type?.value !== 'unassigned' || device.name === 'hostdev') continue;
      yield { at: type, message: `${deviceName(device)} has an address of type='unassigned', which only a hostdev may have.`, fixes: [safeFix('Remove the address', removeElement(source, address))] };
    }
  },
  bad: [
    "<devices><watchdog model='i6300esb'><address «type='unassigned'»/></watchdog></devices>",
  ],
  good: [
    "<devices><hostdev mode='subsystem' type='pci'><source><address domain='0' bus='1' slot='0' function='0'/></source><address type='unassigned'/></hostdev></devices>",
  ],
});
