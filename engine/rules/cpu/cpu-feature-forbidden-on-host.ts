import { archOf } from '../../schema/domain/machine.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { architecture: 'x86_64', hostCpu: { arch: 'x86_64', flags: ['sse2', 'avx', 'svm'] } };
const custom = (feature: string, check = ''): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='custom' match='exact' ${check}><model>Nehalem</model><feature ${feature}/></cpu>`);

/** Features that /proc/cpuinfo calls as libvirt does. */
const SAME_NAME: ReadonlySet<string> = new Set(['vmx', 'svm', 'sse2', 'ssse3', 'fma', 'avx', 'aes', 'avx2', 'rtm', 'hle', 'avx512f', 'popcnt', 'rdrand', 'bmi1', 'bmi2', 'adx', 'xsave']);

export default defineRule({
  id: 'cpu-feature-forbidden-on-host',
  cause: 'cpu-forbidden-feature',
  profile: 'host',
  severity: 'error',
  title: 'A forbidden CPU feature that the host has',
  why: "policy='forbid' does not take the feature away from the guest: it forbids to run the guest on a host whose CPU has it.",
  remedy: "Write policy='disable' to hide the feature from the guest.",
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu.c virCPUCheckForbiddenFeatures', text: "Host CPU provides forbidden feature '%1$s'" }],
  drivers: ['kvm'],
  visits: ['domain/cpu/feature'],
  needs: ['hostCpu', 'architecture'],
  *check(feature, { domain, host: { hostCpu: { flags }, architecture } }) {
    const name = attribute(feature, 'name');
    const cpu = child(domain, 'cpu');
    if (!name || value(feature, 'policy') !== 'forbid' || feature.parent !== cpu || value(cpu, 'check') === 'none' || (value(cpu, 'mode') ?? 'custom') !== 'custom' || architecture !== 'x86_64' || archOf(domain) !== 'x86_64') return;
    if (SAME_NAME.has(name.value) && flags?.includes(name.value)) yield { at: name, message: `The CPU of the host has ${name.value}, with which the guest is forbidden to start.` };
  },
  bad: [{ xml: custom("policy='forbid' «name='svm'»"), host }],
  good: [{ xml: custom("policy='forbid' name='vmx'"), host }, { xml: custom("policy='disable' name='svm'"), host }, { xml: custom("policy='forbid' name='svm'", "check='none'"), host }],
});
