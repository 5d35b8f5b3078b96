import type { HostCpu } from '../../facts/host-facts.ts';
import { telltaleFeatures } from '../../schema/domain/cpu-models.ts';
import { capabilitiesFor } from '../../schema/domain/host-capabilities.ts';
import { archOf } from '../../schema/domain/machine.ts';
import { attribute, child, children, text as textOf, textSpan, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', values: {}, features: {}, cpuModels: [{ name: 'Skylake-Client', usable: false, blockers: ['rtm', 'hle'] }, { name: 'Haswell', usable: true }] };
const host = { domainCapabilities: [capabilities], hostCpu: { arch: 'x86_64', model: 'Haswell-noTSX', features: ['pdpe1gb', 'f16c', 'rdrand'], flags: ['sse2', 'ssse3', 'popcnt', 'aes', 'avx', 'xsave', 'fma', 'f16c', 'rdrand', 'movbe', 'avx2', 'bmi1', 'bmi2', 'erms', 'adx', 'rdseed'] } };
const cpu = (model: string): string => `<cpu mode='custom' match='exact'>${model}</cpu>`;

/** Features that neither the kernel nor libvirt sees in the CPU, of those that the model has and the domain does not take away. */
function lacking(cpu: Element, model: string, { model: own, features = [], flags }: HostCpu): readonly string[] {
  const wanted = telltaleFeatures(model);
  if (!wanted || !flags?.includes('sse2')) return [];
  const there = new Set([...flags, ...features, ...(telltaleFeatures(own ?? '') ?? [])]);
  const given = new Set(children(cpu, 'feature').filter((f) => !['require', undefined].includes(value(f, 'policy'))).map((f) => value(f, 'name')));
  return wanted.filter((name) => !there.has(name) && !given.has(name));
}

export default defineRule({
  id: 'cpu-model-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A CPU model that the host cannot provide',
  why: 'With KVM a guest gets the features of the CPU that is there. libvirt compares the model with it (check=partial, the default, and full) and refuses to start a guest whose model has a feature that the CPU lacks.',
  remedy: "Choose a model that the host can run (virsh domcapabilities lists them as usable), disable the missing features, or use mode='host-model'.",
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu.c, src/qemu/qemu_process.c qemuProcessUpdateGuestCPU', text: 'the CPU is incompatible with host CPU' }, { source: 'libvirt 11.3.0 src/qemu/qemu_process.c', text: "guest CPU doesn't match specification: missing features: %1$s" }],
  drivers: ['kvm'],
  visits: ['domain/cpu'],
  needs: ['domainCapabilities', 'hostCpu'],
  *check(element, { text, domain, driver, host: { domainCapabilities, hostCpu } }) {
    const model = child(element, 'model');
    const mode = attribute(element, 'mode')?.value ?? 'custom';
    const name = textOf(model);
    if (!model || mode !== 'custom' || name === '' || attribute(element, 'check')?.value === 'none' || attribute(model, 'fallback')?.value === 'allow') return;
    const of = capabilitiesFor(domain, driver, domainCapabilities).filter((c) => (c.cpuModels?.length ?? 0) > 0);
    const known = of.flatMap((c) => c.cpuModels!).filter((m) => m.name === name);
    if (of.length === 0 || known.some((m) => m.usable !== false)) return;
    const at = textSpan(model, text);
    if (known.length === 0) return yield { at, message: `The QEMU of this host knows no CPU model ${name.slice(0, 40)}.` };
    const missing = archOf(domain) === 'x86_64' ? lacking(element, name, hostCpu) : [];
    if (missing.length > 0) return yield { at, message: `The CPU of this host cannot be a ${name.slice(0, 40)}: it lacks ${missing.slice(0, 8).join(', ')}.` };
    // QEMU's models have features that libvirt does not count among the model's: what is not usable for QEMU may start.
    const blockers = known[0]?.blockers ?? [];
    yield { at, severity: 'hint', message: `QEMU cannot give all of a ${name.slice(0, 40)} on this host${blockers.length > 0 ? `: ${blockers.slice(0, 8).join(', ')} will be missing` : ''}.` };
  },
  bad: [{ xml: cpu('<model>«Skylake-Client»</model>'), host }, { xml: cpu('<model>«Skylark»</model>'), host }],
  good: [{ xml: cpu('<model>Haswell</model>'), host }, { xml: cpu("<model fallback='allow'>Skylake-Client</model>"), host }, { xml: "<cpu mode='custom' check='none'><model>Skylake-Client</model></cpu>", host }],
});
