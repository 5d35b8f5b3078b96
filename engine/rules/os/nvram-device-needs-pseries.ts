import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, platformOf } from '../../schema/domain/machine.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'nvram-device-needs-pseries',
  profile: 'libvirt',
  severity: 'error',
  title: 'An NVRAM device on another machine than pseries',
  why: '<nvram> below <devices> sizes the NVRAM of pseries machines, at a spapr-vio address; UEFI variables are <os><nvram>.',
  remedy: 'Remove it, or use <os><nvram>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNVRAM', text: 'nvram device is only supported for PPC64' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNVRAM', text: 'nvram address type must be spaprvio' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/nvram'],
  *check(nvram, { domain, text: source }) {
    const type = attribute(child(nvram, 'address'), 'type');
    if (isMachine(domain, 'pseries') === false) yield { at: nvram, message: `The NVRAM device belongs to pseries machines; this is ${platformOf(domain)}.`, fixes: [offeredFix('Remove <nvram>', removeElement(source, nvram))] };
    else if (type && type.value !== 'spapr-vio' && isMachine(domain, 'pseries')) yield { at: type, message: 'The NVRAM device has a spapr-vio address and no other.' };
  },
  bad: [
    "<devices>«<nvram>»<address type='spapr-vio' reg='0x3000'/></nvram></devices>",
  ],
  good: [
    guestOf('ppc64', 'pseries', "<devices><nvram><address type='spapr-vio' reg='0x3000'/></nvram></devices>"),
  ],
});
