import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const guest = (nvram: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash' format='qcow2'>/usr/share/edk2/ovmf/OVMF_CODE_4M.qcow2</loader>${nvram}</os><features><acpi/></features>`);

export default defineRule({
  id: 'nvram-format-conversion',
  profile: 'libvirt',
  severity: 'warning',
  title: 'Variables in another format than their template',
  why: "libvirt copies the template byte by byte and does not convert it: where the file of the variables is not there yet, the guest does not start.",
  remedy: 'Write the same format in both, or make the file yourself with qemu-img convert.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuPrepareNVRAMFile', text: 'conversion of the nvram template to another target format is not supported' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/nvram'],
  *check(nvram) {
    const template = value(nvram, 'templateFormat');
    const format = attribute(nvram, 'format');
    // Block devices and network images are written with qemu-img, which converts.
    if (template === undefined || !format?.valueSpan || format.value === template || !['raw', 'qcow2'].includes(template) || ![undefined, 'file'].includes(value(nvram, 'type')) || child(nvram.parent, 'nvram') !== nvram) return;
    yield { at: format, message: `The variables are to be ${format.value.slice(0, 10)}, but their template is ${template}, and libvirt does not convert it.`, fixes: [offeredFix(`Write format='${template}'`, replace(format.valueSpan, template))] };
  },
  bad: [guest("<nvram template='/usr/share/edk2/ovmf/OVMF_VARS_4M.qcow2' templateFormat='qcow2' «format='raw'»>/var/lib/libvirt/qemu/nvram/example_VARS.fd</nvram>")],
  good: [guest("<nvram template='/usr/share/edk2/ovmf/OVMF_VARS_4M.qcow2' templateFormat='qcow2' format='qcow2'>/var/lib/libvirt/qemu/nvram/example_VARS.qcow2</nvram>")],
});
