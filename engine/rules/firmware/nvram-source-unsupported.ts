import { isOlder } from '../../core/version.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, child, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (nvram: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE.fd</loader>${nvram}</os><features><acpi/></features>`);

/** Later releases take a slice of a raw block device from its start. */
function mayBeSliced(nvram: Element, libvirt: string | undefined): boolean {
  const slice = descend(nvram, 'source', 'slices', 'slice');
  return !isOlder(libvirt, '12.0.0') && value(nvram, 'type') === 'block' && (value(nvram, 'format') ?? 'raw') === 'raw' && Number(value(slice, 'offset') ?? 0) === 0;
}

export default defineRule({
  id: 'nvram-source-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'NVRAM in a place QEMU cannot keep it',
  why: 'The variables are kept in a plain file, block device or network image, without backing chain, slices or persistent reservations.',
  remedy: "Use <nvram type='file'><source file='…'/></nvram>, type='block' or type='network'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefNvram', text: "unsupported nvram disk type '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefNvram', text: 'slices are not supported with NVRAM' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, the same check', text: 'slices are not supported with non-block NVRAM' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, the same check', text: 'offset slices are not supported with NVRAM' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, the same check', text: "NVRAM slices are not supported with format '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefNvram', text: 'persistent reservations are not supported with NVRAM' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/nvram'],
  *check(nvram, { text, target }) {
    const type = attribute(nvram, 'type');
    const source = child(nvram, 'source');
    if (!type) return;
    if (['dir', 'volume', 'nvme', 'vhostuser', 'vhostvdpa'].includes(type.value)) yield { at: type, message: `NVRAM cannot be of type ${type.value}; use file, block or network.` };
    else if (descend(source, 'slices') && !mayBeSliced(nvram, target.libvirt)) yield { at: child(source, 'slices')!, fixes: [offeredFix('Remove <slices>', removeElement(text, child(source, 'slices')!))], message: 'NVRAM cannot be a slice of an image.' };
    else if (descend(source, 'reservations')) yield { at: child(source, 'reservations')!, fixes: [offeredFix('Remove <reservations>', removeElement(text, child(source, 'reservations')!))], message: 'NVRAM cannot use persistent reservations.' };
  },
  bad: [guest("<nvram type='file'><source file='/srv/vars.img'>«<slices>»<slice type='storage' offset='0' size='540672'/></slices></source></nvram>"), guest("<nvram «type='volume'»><source pool='default' volume='vars'/></nvram>")],
  good: [guest("<nvram type='block'><source dev='/dev/vg/vars'><slices><slice type='storage' offset='0' size='540672'/></slices></source></nvram>"), guest("<nvram type='file'><source file='/var/lib/libvirt/qemu/nvram/example_VARS.fd'/></nvram>")],
});
