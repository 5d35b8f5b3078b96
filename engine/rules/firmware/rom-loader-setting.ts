import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware } from '../../schema/domain/firmware.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const guest = (loader: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type>${loader}</os>`);

export default defineRule({
  id: 'rom-loader-setting',
  profile: 'libvirt',
  severity: 'error',
  since: '12.0.0',
  title: 'A ROM that is written, or not raw',
  why: 'A loader of type rom is copied into read-only memory of the guest as it is: it is raw and cannot be written.',
  remedy: "Remove the setting, or use type='pflash'.",
  witness: [
    { source: 'libvirt 12.8.0 libvirt.so.0, its check of <os>', text: 'ROM loader type cannot be used as read/write' },
    { source: 'libvirt 12.8.0 libvirt.so.0, its check of <os>', text: "Invalid format '%1$s' for ROM loader type" },
  ],
  onlyWith: ['loader'],
  visits: ['domain/os/loader'],
  *check(loader, { text: source, domain }) {
    if (attribute(loader, 'type')?.value !== 'rom' || autoFirmware(domain) !== undefined) return;
    const [readonly, format] = [attribute(loader, 'readonly'), attribute(loader, 'format')];
    if (readonly?.value === 'no') yield { at: readonly, message: "The loader is a ROM, which the guest cannot write.", fixes: [safeFix('Remove readonly', removeAttribute(source, readonly))] };
    if (format && format.value !== 'raw') yield { at: format, message: `The loader is a ROM, which is raw, not ${format.value.slice(0, 20)}.` };
  },
  bad: [guest("<loader type='rom' «readonly='no'»>/usr/share/seabios/bios.bin</loader>"), guest("<loader type='rom' «format='qcow2'»>/usr/share/seabios/bios.bin</loader>")],
  good: [guest("<loader type='rom' readonly='yes' format='raw'>/usr/share/seabios/bios.bin</loader>")],
});
