import { capabilitiesFor } from '../../schema/domain/host-capabilities.ts';
import { attribute, child, text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', values: {}, features: {}, cpuModels: [{ name: 'Skylake-Client', usable: false, blockers: ['rtm', 'hle'] }, { name: 'Haswell', usable: true }] };
const host = { domainCapabilities: [capabilities] };
const cpu = (model: string): string => `<cpu mode='custom' match='exact'>${model}</cpu>`;

export default defineRule({
  id: 'cpu-model-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A CPU model that the host’s QEMU does not know',
  why: 'libvirt starts a guest only with a model that QEMU knows. Of a known one that QEMU calls not usable, features will be missing; whether libvirt refuses it, cpu-model-exceeds-host tells.',
  remedy: "Choose a model that the host can run (virsh domcapabilities lists them as usable), disable the missing features, or use mode='host-model'.",
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu_x86.c x86ModelFromCPU', text: 'Unknown CPU model %1$s' }],
  drivers: ['kvm'],
  visits: ['domain/cpu'],
  needs: ['domainCapabilities'],
  *check(element, { text, domain, driver, host: { domainCapabilities } }) {
    const model = child(element, 'model');
    const mode = attribute(element, 'mode')?.value ?? 'custom';
    const name = textOf(model);
    if (!model || mode !== 'custom' || name === '' || attribute(element, 'check')?.value === 'none' || attribute(model, 'fallback')?.value === 'allow') return;
    const of = capabilitiesFor(domain, driver, domainCapabilities).filter((c) => (c.cpuModels?.length ?? 0) > 0);
    const known = of.flatMap((c) => c.cpuModels!).filter((m) => m.name === name);
    if (of.length === 0 || known.some((m) => m.usable !== false)) return;
    const at = textSpan(model, text);
    if (known.length === 0) return yield { at, message: `The QEMU of this host knows no CPU model ${name.slice(0, 40)}.` };
    // QEMU's models have features that libvirt does not count among the model's: what is not usable for QEMU may start.
    const blockers = known[0]?.blockers ?? [];
    yield { at, severity: 'hint', message: `QEMU cannot give all of a ${name.slice(0, 40)} on this host${blockers.length > 0 ? `: ${blockers.slice(0, 8).join(', ')} will be missing` : ''}.` };
  },
  bad: [{ xml: cpu('<model>«Skylake-Client»</model>'), host }, { xml: cpu('<model>«Skylark»</model>'), host }],
  good: [{ xml: cpu('<model>Haswell</model>'), host }, { xml: cpu("<model fallback='allow'>Skylake-Client</model>"), host }, { xml: "<cpu mode='custom' check='none'><model>Skylake-Client</model></cpu>", host }],
});
