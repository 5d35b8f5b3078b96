import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'pstore-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A pstore device that is not on PCI',
  why: 'The ACPI ERST device is a PCI card.',
  remedy: 'Remove <address>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefPstore', text: 'ACPI ERST device must reside on a PCI bus' },
  ],
  since: '10.6.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/pstore'],
  *check(pstore, { text: source }) {
    const address = child(pstore, 'address');
    const type = attribute(address, 'type');
    if (address && type && type.value !== 'pci' && type.value !== 'none') yield { at: type, message: `The pstore device has an address of type ${type.value.slice(0, 40)}; it is a PCI card.`, fixes: [safeFix('Remove <address>', removeElement(source, address))] };
  },
  bad: [
    "<pstore backend='acpi-erst'><path>/srv/p</path><size unit='KiB'>64</size><address «type='isa'»/></pstore>",
  ],
  good: [
    "<pstore backend='acpi-erst'><path>/srv/p</path><size unit='KiB'>64</size></pstore>",
  ],
});
