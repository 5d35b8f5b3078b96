import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-kvm-unknown-symbol',
  category: 'driver',
  severity: 'fatal',
  title: 'The KVM module misses symbols of the kernel',
  match: ["can't insert '{path:quoted}kvm{rest:quoted}': unknown symbol", '(kvm|kvm_intel|kvm_amd|irqbypass): Unknown symbol {symbol:path}', "could not insert '(kvm|kvm_intel|kvm_amd){rest:quoted}': Unknown symbol", 'insert module {path:path}kvm{name:path}: Unknown symbol', "can't insert 'kvm{rest:quoted}': unknown symbol"],
  message: 'The KVM module needs kernel functions that are not there.',
  why: 'insmod loads one file without what it depends on (kvm, irqbypass), or the module belongs to another build.',
  remedy: 'Load with modprobe kvm_intel (or kvm_amd), which loads the rest first, and use modules of the running kernel.',
  checks: [{ command: 'modinfo -F depends kvm_intel' }, { command: 'journalctl -k -g "Unknown symbol"' }],
  xml: [{ path: '@type' }],
  witness: { source: 'Linux, kernel/module/main.c simplify_symbols; busybox modutils', text: '%s: Unknown symbol %s (err %d)' },
  samples: ["insmod: can't insert 'kvm-amd.ko': unknown symbol in module, or unknown parameter", '[   14.1] kvm_intel: Unknown symbol kvm_init (err -2)'],
  nearMisses: ["insmod: can't insert 'nvidia.ko': unknown symbol in module", "could not insert 'kvm': Exec format error"],
});
