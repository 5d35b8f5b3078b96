import { archOf } from '../../schema/domain/machine.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { architecture: 'x86_64', hostCpu: { arch: 'x86_64', flags: ['sse2', 'avx', 'avx2', 'svm'] } };
const guest = (cpu: string, type = 'kvm'): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type></os>${cpu}`, type);
const custom = (feature: string): string => guest(`<cpu mode='custom' match='exact'><model>Nehalem</model><feature ${feature}/></cpu>`);

/** Features that /proc/cpuinfo calls as libvirt does, and that KVM passes on but never makes up. */
const SAME_NAME: ReadonlySet<string> = new Set([
  'vmx', 'svm', 'sse2', 'ssse3', 'fma', 'avx', 'f16c', 'rdrand', 'aes', 'movbe', 'popcnt', 'avx2', 'bmi1', 'bmi2', 'erms', 'rtm', 'hle', 'adx', 'rdseed', 'clflushopt', 'clwb',
  'avx512f', 'avx512dq', 'avx512ifma', 'avx512cd', 'avx512bw', 'avx512vl', 'avx512vbmi', 'gfni', 'vaes', 'vpclmulqdq', 'fma4', 'xop', 'tbm', 'sse4a', 'pdpe1gb', 'xsave', 'xsavec', 'clzero',
]);

/** With these, libvirt compares the guest's CPU with the host's before it starts the guest. */
function isCompared(cpu: NonNullable<Parameters<typeof child>[0]>): boolean {
  const check = value(cpu, 'check') ?? ((value(cpu, 'mode') ?? 'custom') === 'custom' ? 'partial' : 'none');
  return (value(cpu, 'mode') ?? 'custom') === 'custom' && child(cpu, 'model') !== undefined && (check === 'partial' || check === 'full');
}

export default defineRule({
  id: 'cpu-feature-not-on-host',
  cause: 'cpu-missing-features',
  profile: 'host',
  severity: 'error',
  title: 'A CPU feature that the host does not have',
  why: "With KVM a guest gets the features of the CPU that is there. policy='require' keeps it from starting without the feature; where libvirt does not compare, QEMU leaves the feature out with a warning.",
  remedy: "Write policy='optional' or 'disable', or run the guest on a host that has the feature.",
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu.c virCPUCompare', text: 'Host CPU does not provide required features: %1$s' }, { source: 'qemu 7.2.0 target/i386/cpu.c mark_unavailable_features', text: "host doesn't support requested feature: %s [bit %d]" }],
  drivers: ['kvm'],
  visits: ['domain/cpu/feature'],
  needs: ['hostCpu', 'architecture'],
  *check(feature, { domain, host: { hostCpu: { flags }, architecture } }) {
    const name = attribute(feature, 'name');
    const policy = value(feature, 'policy') ?? 'require';
    const cpu = child(domain, 'cpu');
    if (!name || !cpu || feature.parent !== cpu || policy !== 'require' || !flags?.includes('sse2') || architecture !== 'x86_64' || archOf(domain) !== 'x86_64' || !SAME_NAME.has(name.value) || flags.includes(name.value)) return;
    yield { at: name, severity: isCompared(cpu) ? 'error' : 'warning', message: `The CPU of the host has no ${name.value}${isCompared(cpu) ? ', which the guest requires' : ': the guest starts without it'}.` };
  },
  bad: [{ xml: custom("policy='require' «name='vmx'»"), host }, { xml: guest("<cpu mode='host-passthrough'><feature policy='require' «name='avx512f'»/></cpu>"), host }],
  good: [{ xml: custom("policy='require' name='avx2'"), host }, { xml: custom("policy='disable' name='vmx'"), host }, { xml: custom("policy='require' name='x2apic'"), host }, { xml: custom("policy='require' name='vmx'"), host: { architecture: 'x86_64', hostCpu: {} } }],
});
