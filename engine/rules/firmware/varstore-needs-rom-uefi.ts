import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware } from '../../schema/domain/firmware.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (firmware: string, rest: string): string => guestWith(`<os${firmware}><type arch='x86_64' machine='q35'>hvm</type>${rest}</os><features><acpi/></features>`);
const STORE = "<varstore template='/usr/share/edk2/vars.json' path='/var/lib/libvirt/qemu/varstore/example.json'/>";

export default defineRule({
  id: 'varstore-needs-rom-uefi',
  profile: 'libvirt',
  severity: 'error',
  since: '12.1.0',
  title: 'A store of UEFI variables for firmware that has none',
  why: '<varstore> is the store of the uefi-vars device, for UEFI that is loaded as a ROM; firmware in flash keeps its variables in <nvram>, a BIOS and stateless firmware keep none.',
  remedy: 'Keep one of <nvram> and <varstore>, the one that fits the firmware.',
  witness: [
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of <os>', text: 'Cannot have both <nvram> and <varstore>' },
    { source: 'libvirt 12.8.0 libvirt.so.0, its check of <os>', text: 'Only one of NVRAM/varstore can be used' },
    { source: 'libvirt 12.8.0 libvirt.so.0, its check of <os>', text: "Firmware type '%1$s' does not support variable storage (NVRAM/varstore)" },
    { source: 'libvirt 12.8.0 libvirt.so.0, its check of <os>', text: 'Variable storage (NVRAM/varstore) is not permitted when loader is stateless' },
  ],
  onlyWith: ['varstore'],
  visits: ['domain/os/varstore'],
  *check(varstore, { text: source, domain }) {
    const [nvram, loader] = [child(varstore.parent, 'nvram'), child(varstore.parent, 'loader')];
    const fixes = [offeredFix('Remove <varstore>', removeElement(source, varstore))];
    const stateless = attribute(loader, 'stateless');
    const auto = autoFirmware(domain);
    if (nvram) yield { at: varstore, message: 'There are <nvram> and <varstore>; UEFI keeps its variables in one place.', evidence: [{ at: nvram, message: 'The other store is here.' }], fixes: [...fixes, offeredFix('Remove <nvram>', removeElement(source, nvram))] };
    else if (auto === 'bios') yield { at: varstore, message: 'The firmware is a BIOS, which has no variables to store.', fixes };
    else if (stateless?.value === 'yes') yield { at: varstore, message: 'The loader is stateless, so it has no <varstore>.', evidence: [{ at: stateless, message: 'Stateless here.' }], fixes };
    else if (auto === undefined && value(loader, 'type') === 'pflash') yield { at: varstore, message: 'The firmware is in flash (pflash), which keeps its variables in <nvram>, not in <varstore>.', fixes };
  },
  bad: [
    guest(" firmware='efi'", `<nvram>/var/lib/libvirt/qemu/nvram/example_VARS.fd</nvram>«${STORE}»`),
    guest('', `<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE.fd</loader>«${STORE}»`),
    guest(" firmware='bios'", `«${STORE}»`),
    guest(" firmware='efi'", `<loader stateless='yes'/>«${STORE}»`),
  ],
  good: [guest(" firmware='efi'", '<varstore/>'), guest('', `<loader type='rom'>/usr/share/edk2/vars.fd</loader>${STORE}`)],
});
