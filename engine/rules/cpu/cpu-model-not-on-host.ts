import { archOf } from '../../schema/domain/machine.ts';
import { attribute, child, text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', values: {}, features: {}, cpuModels: [{ name: 'Skylake-Client', usable: false, blockers: ['rtm', 'hle'] }, { name: 'Haswell', usable: true }] };
const host = { domainCapabilities: [capabilities] };
const cpu = (model: string): string => `<cpu mode='custom' match='exact'>${model}</cpu>`;

export default defineRule({
  id: 'cpu-model-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A CPU model that the host cannot provide',
  why: 'With KVM a guest gets the features of the CPU that is there. A model that needs others is refused when the guest starts.',
  remedy: "Choose a model that the host can run (virsh domcapabilities lists them as usable), disable the missing features, or use mode='host-model'.",
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu.c, src/qemu/qemu_process.c qemuProcessUpdateGuestCPU', text: 'the CPU is incompatible with host CPU' }, { source: 'libvirt 11.3.0 src/qemu/qemu_process.c', text: "guest CPU doesn't match specification: missing features: %1$s" }],
  drivers: ['kvm'],
  visits: ['domain/cpu'],
  needs: ['domainCapabilities'],
  *check(element, { text, domain, driver, host: { domainCapabilities } }) {
    const model = child(element, 'model');
    const mode = attribute(element, 'mode')?.value ?? 'custom';
    const name = textOf(model);
    if (!model || mode !== 'custom' || name === '' || attribute(element, 'check')?.value === 'none' || attribute(model, 'fallback')?.value === 'allow') return;
    const of = domainCapabilities.filter((c) => c.domainType === driver && c.arch === archOf(domain) && (c.cpuModels?.length ?? 0) > 0);
    const known = of.flatMap((c) => c.cpuModels!).filter((m) => m.name === name);
    if (of.length === 0 || known.some((m) => m.usable !== false)) return;
    const blockers = known[0]?.blockers ?? [];
    if (known.length === 0) yield { at: textSpan(model, text), message: `The QEMU of this host knows no CPU model ${name.slice(0, 40)}.` };
    else yield { at: textSpan(model, text), severity: 'warning', message: `The CPU of this host cannot be a ${name.slice(0, 40)}${blockers.length > 0 ? `: it lacks ${blockers.slice(0, 8).join(', ')}` : ''}.` };
  },
  bad: [{ xml: cpu('<model>«Skylake-Client»</model>'), host }, { xml: cpu('<model>«Skylark»</model>'), host }],
  good: [{ xml: cpu('<model>Haswell</model>'), host }, { xml: "<cpu mode='custom' check='none'><model>Skylake-Client</model></cpu>", host }],
});
