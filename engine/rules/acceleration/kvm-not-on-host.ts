import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const none = { kvm: { device: 'absent', module: 'none' } } as const;
const refused = { kvm: { device: 'present', offered: false, mode: '0600', owner: 'root', group: 'root' } } as const;

export default defineRule({
  id: 'kvm-not-on-host',
  profile: 'host',
  severity: 'error',
  title: "type='kvm' on a host without KVM",
  why: "libvirt and QEMU use KVM for such a domain or not at all: they do not fall back to emulation. KVM needs a CPU with virtualization enabled in the firmware (or nested virtualization), the kvm_intel or kvm_amd module, and /dev/kvm accessible to QEMU.",
  remedy: "Enable virtualization in the firmware and load the kvm module, make /dev/kvm accessible to the group kvm – or write type='qemu', which is many times slower.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidate', text: 'Domain requires KVM, but it is not available. Check that virtualization is enabled in the host BIOS, and host configuration is setup to load the kvm modules.' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Emulator '%1$s' does not support virt type '%2$s'" },
  ],
  drivers: ['kvm'],
  visits: ['domain'],
  needs: ['kvm'],
  *check(domain, { host: { kvm } }) {
    const type = attribute(domain, 'type')!;
    const reason = kvm.device === 'absent'
      ? kvm.module === 'none' ? 'the host has no /dev/kvm and no kvm module loaded' : 'the host has no /dev/kvm'
      : kvm.offered === false
        ? `libvirt offers no KVM there${kvm.mode && kvm.owner ? `; /dev/kvm has mode ${kvm.mode} and belongs to ${kvm.owner}:${kvm.group ?? '?'}` : ''}`
        : undefined;
    if (reason) yield { at: type, message: `The domain needs KVM, but ${reason}.`, fixes: [offeredFix("Emulate without KVM (type='qemu'), slowly", setAttribute(domain, 'type', 'qemu'))] };
  },
  bad: [
    { xml: "<domain «type='kvm'»><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os></domain>", host: none },
    { xml: "<domain «type='kvm'»><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os></domain>", host: refused },
  ],
  good: [
    { xml: "<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os></domain>", host: { kvm: { device: 'present', module: 'kvm_intel', offered: true } } },
    { xml: "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os></domain>", host: none },
  ],
});
