import type { HostCpu } from '../../facts/host-facts.ts';
import { telltaleFeatures } from '../../schema/domain/cpu-models.ts';
import { archOf } from '../../schema/domain/machine.ts';
import { attribute, child, children, text as textOf, textSpan, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { hostCpu: { arch: 'x86_64', model: 'Haswell-noTSX', features: ['pdpe1gb', 'f16c', 'rdrand'], flags: ['sse2', 'ssse3', 'popcnt', 'aes', 'avx', 'xsave', 'fma', 'f16c', 'rdrand', 'movbe', 'avx2', 'bmi1', 'bmi2', 'erms', 'adx', 'rdseed'] } };
const cpu = (model: string, more = ''): string => `<cpu mode='custom' match='exact'${more}>${model}</cpu>`;

/** Features that neither the kernel nor libvirt sees in the CPU, of those that the model has and the domain does not take away. */
function lacking(cpu: Element, model: string, { model: own, features = [], flags }: HostCpu): readonly string[] {
  const wanted = telltaleFeatures(model);
  if (!wanted || !flags?.includes('sse2')) return [];
  const there = new Set([...flags, ...features, ...(telltaleFeatures(own ?? '') ?? [])]);
  const given = new Set(children(cpu, 'feature').filter((f) => !['require', undefined].includes(value(f, 'policy'))).map((f) => value(f, 'name')));
  return wanted.filter((name) => !there.has(name) && !given.has(name));
}

export default defineRule({
  id: 'cpu-model-exceeds-host',
  cause: 'cpu-missing-features',
  profile: 'host',
  severity: 'error',
  title: 'A CPU model with features that the host does not have',
  why: 'With KVM a guest gets the features of the CPU that is there. libvirt compares the model with it (check=partial, the default, and full) and refuses to start a guest whose model has a feature that the CPU lacks.',
  remedy: "Choose a model that the host can run (virsh domcapabilities lists them as usable), disable the missing features, or use mode='host-model'.",
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu_x86.c x86Compute', text: 'Host CPU does not provide required features' }, { source: 'libvirt 11.3.0 src/qemu/qemu_process.c', text: "guest CPU doesn't match specification: missing features: %1$s" }],
  drivers: ['kvm'],
  visits: ['domain/cpu'],
  needs: ['hostCpu', 'architecture'],
  *check(element, { text, domain, host: { hostCpu, architecture } }) {
    const model = child(element, 'model');
    const name = textOf(model);
    if (!model || name === '' || (attribute(element, 'mode')?.value ?? 'custom') !== 'custom' || attribute(element, 'check')?.value === 'none' || attribute(model, 'fallback')?.value === 'allow') return;
    const missing = architecture === 'x86_64' && archOf(domain) === 'x86_64' ? lacking(element, name, hostCpu) : [];
    if (missing.length > 0) yield { at: textSpan(model, text), message: `The CPU of this host cannot be a ${name.slice(0, 40)}: it lacks ${missing.slice(0, 8).join(', ')}.` };
  },
  bad: [{ xml: cpu('<model>«Skylake-Client»</model>'), host: { ...host, architecture: 'x86_64' } }],
  good: [{ xml: cpu('<model>Nehalem</model>'), host: { ...host, architecture: 'x86_64' } }, { xml: cpu('<model>Skylake-Client</model>', " check='none'"), host: { ...host, architecture: 'x86_64' } }, { xml: cpu("<model>Skylake-Client</model><feature policy='disable' name='hle'/><feature policy='disable' name='rtm'/>"), host: { ...host, architecture: 'x86_64' } }],
});
