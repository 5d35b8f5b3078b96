import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const MAX = 0xffff_ffff;

export default defineRule({
  id: 'spapr-vio-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A spapr-vio address out of range or taken',
  why: 'Each device of the virtual I/O bus of pseries has its own reg of 32 bits.',
  remedy: 'Use another reg, or leave <address> out.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddress', text: "spapr-vio reg='0x%1$llx' exceeds maximum possible value (0xffffffff)" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainAssignSpaprVIOAddress', text: 'spapr-vio address %1$#llx already in use' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@reg'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<number, Element>();
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const at = attribute(address, 'reg');
      const reg = readNumber(at?.value, 16);
      // A console repeats the serial port that it is.
      if (!address || device.name === 'console' || value(address, 'type') !== 'spapr-vio' || !at || reg === undefined) continue;
      const before = first.get(reg);
      if (reg > MAX) yield { at, message: `${deviceName(device)} has the reg ${at.value.slice(0, 20)}; the most is 0xffffffff.`, fixes: [offeredFix('Remove <address>', removeElement(source, address))] };
      else if (before) yield { at, message: `${deviceName(device)} has the reg ${at.value.slice(0, 20)}, which ${deviceName(before)} has already.`, evidence: [{ at: before, message: 'It is taken here.' }], fixes: [offeredFix('Remove <address>', removeElement(source, address))] };
      else first.set(reg, address);
    }
  },
  bad: [
    guestOf('ppc64', 'pseries', "<devices><controller type='scsi' index='0' model='ibmvscsi'><address type='spapr-vio' reg='0x2000'/></controller><controller type='scsi' index='1' model='ibmvscsi'><address type='spapr-vio' «reg='0x2000'»/></controller></devices>"),
    guestOf('ppc64', 'pseries', "<devices><controller type='scsi' index='0' model='ibmvscsi'><address type='spapr-vio' «reg='0x100000000'»/></controller></devices>"),
  ],
  good: [
    guestOf('ppc64', 'pseries', "<devices><controller type='scsi' index='0' model='ibmvscsi'><address type='spapr-vio' reg='0x2000'/></controller><controller type='scsi' index='1' model='ibmvscsi'><address type='spapr-vio' reg='0x3000'/></controller></devices>"),
  ],
});
