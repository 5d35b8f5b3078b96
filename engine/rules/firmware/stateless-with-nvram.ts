import { isAtLeast } from '../../core/version.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware } from '../../schema/domain/firmware.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (loader: string, nvram = ''): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type>${loader}${nvram}</os><features><acpi/></features>`);

export default defineRule({
  id: 'stateless-with-nvram',
  profile: 'libvirt',
  severity: 'error',
  title: 'Variable storage and stateless do not fit together',
  why: "A stateless firmware keeps no variables, so it has no <nvram>; and stateless='no' promises variables, which only UEFI (a pflash loader) keeps.",
  remedy: "Remove <nvram> or stateless; for stateless='no' use type='pflash' or firmware='efi'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'NVRAM is not permitted when loader is stateless' },
    { source: 'libvirt 12.8.0 libvirt.so.0, the same check', text: 'Variable storage (NVRAM/varstore) is not permitted when loader is stateless' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'NVRAM template is not permitted when loader is stateless' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'Only pflash loader type permits NVRAM' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'Only EFI firmware permits NVRAM' },
  ],
  visits: ['domain/os/loader'],
  *check(loader, { text, domain, target }) {
    const stateless = attribute(loader, 'stateless');
    const nvram = child(loader.parent, 'nvram');
    if (child(loader.parent, 'loader') !== loader) return;
    if (stateless?.value === 'yes' && nvram) {
      yield { at: nvram, message: "The loader is stateless, so it has no <nvram>.", evidence: [{ at: stateless, message: 'Stateless here.' }], fixes: [offeredFix('Remove <nvram>', removeElement(text, nvram))] };
    } else if (stateless?.value === 'no') {
      const auto = autoFirmware(domain);
      // Releases of the 12 series no longer mind.
      if (isAtLeast(target.libvirt, '12.0.0')) return;
      const severity = target.libvirt === undefined ? 'warning' : 'error';
      if (auto === undefined && value(loader, 'type') !== 'pflash') yield { at: stateless, severity, message: `Only a pflash loader keeps state; this one is ${value(loader, 'type') ?? 'rom'}.` };
      else if (auto === 'bios') yield { at: stateless, severity, message: 'Only UEFI keeps state; the firmware is a BIOS.' };
    }
  },
  bad: [guest("<loader readonly='yes' type='pflash' stateless='yes'>/usr/share/OVMF/OVMF_CODE.fd</loader>", '«<nvram>»/var/lib/libvirt/qemu/nvram/example_VARS.fd</nvram>'), guest("<loader type='rom' «stateless='no'»>/usr/share/seabios/bios.bin</loader>")],
  good: [guest("<loader readonly='yes' type='pflash' stateless='yes'>/usr/share/OVMF/OVMF_CODE.fd</loader>"), guest("<loader readonly='yes' type='pflash' stateless='no'>/usr/share/OVMF/OVMF_CODE.fd</loader>", '<nvram>/var/lib/libvirt/qemu/nvram/example_VARS.fd</nvram>')],
});
