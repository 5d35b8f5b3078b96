import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-no-match',
  category: 'firmware',
  severity: 'fatal',
  title: 'No installed firmware fits what the VM asks for',
  match: ["Unable to find '{firmware:quoted}' firmware that is compatible with the current configuration", 'domain has SMM turned off but chosen firmware requires it'],
  message: 'libvirt found no firmware description that fits machine type, architecture and wanted features.',
  why: 'Automatic selection compares the descriptions in /usr/share/qemu/firmware with the VM: secure-boot wants q35 and SMM, enrolled-keys wants a template with keys, the format (raw, qcow2) must fit as well.',
  remedy: 'Install the firmware package for the architecture, or drop the feature or attribute that none of the descriptions has.',
  checks: [{ command: 'ls /usr/share/qemu/firmware /etc/qemu/firmware' }, { command: 'virsh domcapabilities --machine q35 --xpath //os' }, { command: 'virsh dumpxml VM --xpath //os' }],
  xml: [{ path: 'os/@firmware' }, { path: 'os/firmware' }, { path: 'os/loader' }, { path: 'os' }],
  witness: { source: 'libvirt 11.3.0, src/qemu/qemu_firmware.c qemuFirmwareFillDomain', text: "Unable to find '%1$s' firmware that is compatible with the current configuration" },
  samples: ["error: operation failed: Unable to find 'efi' firmware that is compatible with the current configuration", '2025-08-08 08:08:08.808+0000: 61: error : qemuFirmwareEnableFeaturesModern:1300 : unsupported configuration: domain has SMM turned off but chosen firmware requires it'],
  nearMisses: ["error: operation failed: Unable to find any firmware to satisfy 'efi'", 'firmware is compatible with the current configuration'],
});
