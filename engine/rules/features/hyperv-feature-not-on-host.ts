import { capabilitiesFor } from '../../schema/domain/host-capabilities.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const capabilities = (hyperv: readonly string[]) => ({ domainCapabilities: [{ emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'q35', arch: 'x86_64', values: {}, features: {}, hyperv }] });
const host = capabilities(['spinlocks', 'vendor_id', 'vapic', 'relaxed']);
const guest = (hyperv: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type></os><features><hyperv>${hyperv}</hyperv></features>`);

/** Made by QEMU; where KVM knows of none at all these remain (virQEMUCapsInitQMPHypervCapabilities). */
const BY_QEMU: ReadonlySet<string> = new Set(['spinlocks', 'vendor_id']);
/** What does not start then; the others only have no effect. */
const FATAL: ReadonlySet<string> = new Set(['vapic', 'vpindex', 'synic', 'stimer', 'reenlightenment']);

/** Those that KVM must know of; the others QEMU gives by itself. libvirt's names (virDomainHyperv). */
const OF_KERNEL: ReadonlySet<string> = new Set(['vapic', 'vpindex', 'runtime', 'synic', 'stimer', 'reset', 'frequencies', 'reenlightenment', 'tlbflush', 'ipi', 'evmcs', 'avic', 'emsr_bitmap', 'xmm_input']);

export default defineRule({
  id: 'hyperv-feature-not-on-host',
  cause: 'hwvirt-hyperv-unsupported',
  profile: 'host',
  severity: 'error',
  title: "A Hyper-V enlightenment that the host's KVM does not have",
  why: 'Most enlightenments are made by the kernel, which may be too old for them or built without (CONFIG_KVM_HYPERV). QEMU refuses to start a guest that asks for one that is not there; a kernel without any lets some pass without effect.',
  remedy: "Remove it or write state='off'; virsh domcapabilities lists what the host has below <hyperv>.",
  witness: [{ source: 'qemu 7.2.0 target/i386/kvm/kvm.c kvm_hyperv_expand_features', text: 'Hyper-V %s is not supported by kernel' }, { source: 'qemu 7.2.0 target/i386/kvm/kvm.c hyperv_init_vcpu', text: "kernel doesn't allow setting HyperV VP_INDEX" }, { source: "libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessVerifyHypervFeatures", text: "host doesn't support hyperv '%1$s' feature" }],
  drivers: ['kvm'],
  visits: ['domain/features/hyperv'],
  needs: ['domainCapabilities'],
  *check(hyperv, { domain, driver, host: { domainCapabilities } }) {
    const known = capabilitiesFor(domain, driver, domainCapabilities).filter((c) => c.hyperv !== undefined);
    if (known.length === 0) return;
    const hasNone = known.every((c) => c.hyperv!.every((name) => BY_QEMU.has(name)));
    for (const feature of hyperv.children) {
      if (feature.kind !== 'element' || value(feature, 'state') !== 'on' || !OF_KERNEL.has(feature.name) || known.some((c) => c.hyperv!.includes(feature.name))) continue;
      const isFatal = !hasNone || FATAL.has(feature.name);
      yield { at: feature, ...(!isFatal && { severity: 'info' as const }), message: `The host's KVM has no Hyper-V enlightenment ${feature.name}${isFatal ? '' : ': it will have no effect'}.` };
    }
  },
  bad: [{ xml: guest("<relaxed state='on'/>«<vpindex state='on'/>»«<synic state='on'/>»"), host }],
  good: [{ xml: guest("<relaxed state='on'/><vapic state='on'/><vpindex state='off'/>"), host }, { xml: guest("<vpindex state='on'/>"), host: capabilities(['vpindex']) }],
});
