import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-kvm-exec-format',
  category: 'driver',
  severity: 'fatal',
  title: 'The KVM module was built for another kernel',
  match: ["could not insert '(kvm|kvm_intel|kvm_amd|kvm-intel|kvm-amd)': (Exec format error|Invalid module format|Key was rejected by service|Invalid argument)", '(kvm|kvm_intel|kvm_amd): (disagrees about version of symbol|version magic) {what}', "insert module {path:path}kvm{name:path}: (Invalid module format|Exec format error)"],
  message: 'The KVM module on disk does not fit the kernel that runs.',
  why: 'Version, configuration or signature differ: usually the kernel was rebuilt or updated without its modules.',
  remedy: 'Install the modules of exactly this kernel (or reboot into the kernel they belong to).',
  checks: [{ command: 'uname -r' }, { command: 'modinfo -F vermagic kvm' }, { command: 'journalctl -k -g "kvm|magic"' }],
  xml: [{ path: '@type' }],
  witness: { source: 'kmod, tools/modprobe.c; Linux, kernel/module (ENOEXEC)', text: "could not insert '%s': %s" },
  samples: ["modprobe: ERROR: could not insert 'kvm_intel': Exec format error", "[   11.1] kvm: version magic '6.1.0-9 SMP' should be '6.1.0-13 SMP'", 'insmod: ERROR: could not insert module ./kvm.ko: Invalid module format'],
  nearMisses: ["modprobe: ERROR: could not insert 'kvm_intel': Operation not supported", "modprobe: ERROR: could not insert 'nvidia': Exec format error"],
});
