import { attribute, child, children, value } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'xen-firmware-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'Firmware that Xen does not have',
  why: "Xen's OVMF knows no secure boot, and one ACPI table of type slic or rawset can be added.",
  remedy: "Remove secure='yes' (or the feature), and keep one table of type='rawset'.",
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_domain.c libxlDomainDefValidate', text: 'Secure boot is not supported on Xen' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_domain.c libxlDomainDefValidate', text: "ACPI table type '%1$s' is not supported" },
    { source: 'libvirt 11.3.0 src/libxl/libxl_domain.c libxlDomainDefValidate', text: 'Only a single ACPI table is supported' },
  ],
  drivers: ['xen'],
  visits: ['domain/os'],
  *check(os, { text: source }) {
    const secure = attribute(child(os, 'loader'), 'secure');
    const feature = children(child(os, 'firmware'), 'feature').find((f) => value(f, 'name') === 'secure-boot' && value(f, 'enabled') === 'yes');
    if (secure?.value === 'yes' && value(child(os, 'loader'), 'type') === 'pflash') yield { at: secure, message: 'Xen has no secure boot.', fixes: [safeFix('Remove secure', removeAttribute(source, secure))] };
    else if (feature && value(os, 'firmware') === 'efi') yield { at: feature, message: 'Xen has no secure boot.', fixes: [safeFix('Remove the feature', removeElement(source, feature))] };
    const tables = children(child(os, 'acpi'), 'table');
    for (const [i, table] of tables.entries()) {
      const type = attribute(table, 'type');
      if (i > 0) yield { at: table, message: 'Xen takes one ACPI table.' };
      else if (type && (type.value === 'raw' || type.value === 'msdm')) yield { at: type, message: `Xen takes no ACPI table of type ${type.value}.` };
    }
  },
  bad: [
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type><loader type='pflash' «secure='yes'»>/usr/lib/xen/boot/ovmf.bin</loader></os></domain>",
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type><acpi><table «type='raw'»>/srv/t</table></acpi></os></domain>",
  ],
  good: [
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type><acpi><table type='slic'>/srv/t</table></acpi></os></domain>",
  ],
});
