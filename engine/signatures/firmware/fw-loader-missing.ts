import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-loader-missing',
  category: 'firmware',
  severity: 'fatal',
  title: 'The firmware image of the XML is not there',
  match: [
    "(Could not open|Cannot access storage file|Failed to open file) '{loader:quoted}(CODE|code|OVMF.fd|QEMU_EFI){rest:quoted}': No such file or directory",
    "Cannot access storage file '{loader:quoted}(CODE|code|OVMF.fd|QEMU_EFI){rest:quoted}' \\(as uid:{uid:number}, gid:{gid:number}\\): No such file or directory",
  ],
  message: 'The UEFI firmware image that <loader> names does not exist.',
  why: 'The firmware package is not installed here, or renamed its files (4M images replaced the 2M ones).',
  remedy: 'Install the package, or better let libvirt choose with firmware=\'efi\'. When you change the loader of an installed VM, its NVRAM file must belong to the new image.',
  checks: [{ command: 'ls -l /usr/share/OVMF /usr/share/edk2 /usr/share/qemu' }, { command: 'virsh domcapabilities --xpath //loader' }],
  xml: [{ path: 'os/loader' }, { path: 'os' }],
  witness: { source: 'QEMU block/file-posix.c; libvirt 11.3.0 src/storage_file/storage_source.c', text: "Could not open '%s': No such file or directory" },
  samples: ["qemu-system-x86_64: -blockdev {\"driver\":\"file\"}: Could not open '/usr/share/OVMF/OVMF_CODE_4M.secboot.fd': No such file or directory", "error: Cannot access storage file '/usr/share/edk2/aarch64/QEMU_EFI-pflash.raw': No such file or directory"],
  nearMisses: ["Could not open '/srv/images/web.qcow2': No such file or directory", "Could not open '/usr/share/OVMF/OVMF_CODE.fd': Permission denied"],
});
