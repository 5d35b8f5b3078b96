import { archOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const host = { architecture: 'x86_64', kvm: { device: 'present', module: 'kvm_intel', offered: true } } as const;
const guest = (type: string, arch: string): string => `<domain ${type}><name>example</name><memory unit='GiB'>1</memory><os><type arch='${arch}'>hvm</type></os></domain>`;

/** Guests that KVM of a host can run besides its own architecture. */
const ALSO: Readonly<Record<string, readonly string[]>> = { x86_64: ['i686'], aarch64: ['armv7l', 'armv6l'], ppc64le: ['ppc64'], ppc64: ['ppc64le'] };

export default defineRule({
  id: 'kvm-unused',
  profile: 'host',
  severity: 'warning',
  title: "type='qemu' although the host offers KVM",
  why: "type='qemu' emulates every instruction of the guest in software. With KVM the same guest runs its instructions on the CPU itself, commonly ten times as fast or more.",
  remedy: "Write <domain type='kvm'>.",
  witness: [{ source: 'libvirt manual, formatdomain, domain/@type', text: 'specifies the hypervisor used for running the domain' }, { source: 'qemu 7.2.0 docs/system/introduction.rst', text: 'The Tiny Code Generator (TCG) is capable of emulating many CPUs' }],
  drivers: ['qemu'],
  visits: ['domain'],
  needs: ['kvm', 'architecture'],
  *check(domain, { host: { kvm, architecture } }) {
    const arch = archOf(domain) ?? architecture;
    const can = arch === architecture || (Object.hasOwn(ALSO, architecture) && ALSO[architecture]!.includes(arch));
    if (!can || kvm.device !== 'present' || kvm.offered !== true) return;
    yield { at: attribute(domain, 'type')!, message: `The domain is emulated (type='qemu'), though the host offers KVM for ${arch}.`, fixes: [offeredFix('Use KVM', setAttribute(domain, 'type', 'kvm'))] };
  },
  bad: [{ xml: guest("«type='qemu'»", 'x86_64'), host }],
  good: [{ xml: guest("type='kvm'", 'x86_64'), host }, { xml: guest("type='qemu'", 'aarch64'), host }, { xml: guest("type='qemu'", 'x86_64'), host: { architecture: 'x86_64', kvm: { device: 'absent' } } }],
});
