import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware } from '../../schema/domain/firmware.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { replace, defineRule, offeredFix } from '../rule.ts';

const guest = (loader: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type>${loader}<nvram>/var/lib/libvirt/qemu/nvram/example_VARS.fd</nvram></os><features><acpi/></features>`);

export default defineRule({
  id: 'nvram-with-writable-loader',
  profile: 'libvirt',
  severity: 'error',
  since: '12.0.0',
  title: 'Variable storage besides firmware that is written',
  why: 'Firmware in flash that the guest may write keeps its variables in the same file; a store of its own is for read-only firmware.',
  remedy: "Write readonly='yes', or remove the store.",
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of <os>', text: 'Variable storage (NVRAM/varstore) is not permitted when loader is read/write' }],
  onlyWith: ['loader'],
  visits: ['domain/os/loader'],
  *check(loader, { domain }) {
    const readonly = attribute(loader, 'readonly');
    const store = child(loader.parent, 'nvram') ?? child(loader.parent, 'varstore');
    if (readonly?.value !== 'no' || value(loader, 'type') !== 'pflash' || !store || autoFirmware(domain) !== undefined) return;
    yield { at: readonly, message: `The loader can be written, and there is <${store.name}> besides.`, evidence: [{ at: store, message: 'The store is here.' }], fixes: [offeredFix("Write readonly='yes'", replace(readonly.valueSpan!, 'yes'))] };
  },
  bad: [guest("<loader «readonly='no'» type='pflash'>/usr/share/OVMF/OVMF.fd</loader>")],
  good: [guest("<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE.fd</loader>")],
});
