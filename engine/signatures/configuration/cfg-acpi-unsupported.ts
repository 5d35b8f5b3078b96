import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-acpi-unsupported',
  category: 'configuration',
  severity: 'fatal',
  title: 'The machine type has no ACPI',
  match: ["'{machine:quoted}' does not support ACPI", 'ACPI is not supported (for|on|with) (architecture|machine|this)', 'machine type {machine:path} does not support ACPI', '(ACPI requires UEFI|UEFI requires ACPI) on this architecture'],
  message: '<acpi/> is set for a machine that has no ACPI (or has it only with UEFI).',
  why: 'Machines of s390, POWER and some Arm boards have no ACPI; on Arm virt it needs UEFI firmware.',
  remedy: 'Remove <acpi/> from <features>, or on Arm and RISC-V use UEFI firmware.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//features | //os"' }],
  xml: [{ path: 'features/acpi' }, { path: 'os/type/@machine' }],
  witness: { source: 'libvirt 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: "machine type '%1$s' does not support ACPI" },
  samples: ["error: unsupported configuration: machine type 's390-ccw-virtio-9.0' does not support ACPI", 'error: unsupported configuration: ACPI requires UEFI on this architecture'],
  nearMisses: ['ACPI: bus type registered', 'does not support ACP'],
});
