/** The CPU of the guest against that of the destination: x86Compute and virCPUCheckForbiddenFeatures as far as the facts of a host tell. */
import { archOf } from '../../schema/domain/machine.ts';
import type { DomainCapabilities, HostFacts } from '../../facts/host-facts.ts';
import { attribute, child, children, text as textOf, textSpan, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { short, type MigrationCheck, type MigrationContext, type Said } from './check.ts';

const modeOf = (cpu: Element): string => value(cpu, 'mode') ?? 'custom';
const featuresWith = (cpu: Element, ...policies: readonly string[]): Element[] => children(cpu, 'feature').filter((f) => policies.includes(value(f, 'policy') ?? 'require'));
const namesOf = (features: readonly Element[]): ReadonlySet<string> => new Set(features.flatMap((f) => value(f, 'name') ?? []));
const list = (names: readonly string[]): string => `${names.slice(0, 8).map(short).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`;

const fitting = (facts: HostFacts, { domain, driver }: MigrationContext): DomainCapabilities[] =>
  (facts.domainCapabilities ?? []).filter((c) => c.domainType === driver && c.arch === archOf(domain) && (c.cpuModels?.length ?? 0) > 0);

/** What keeps a host from being a CPU model: features when they are known, none when nothing does; undefined when the facts do not tell. */
function lacking(model: string, facts: HostFacts, context: MigrationContext): { readonly isKnown: boolean; readonly features?: readonly string[] } | undefined {
  const found = fitting(facts, context).flatMap((c) => c.cpuModels!.filter((m) => m.name === model));
  if (fitting(facts, context).length === 0) return undefined;
  if (found.length === 0) return { isKnown: false };
  if (found.some((m) => m.usable === true)) return { isKnown: true, features: [] };
  const blocked = found.find((m) => m.usable === false);
  return blocked && { isKnown: true, ...(blocked.blockers && blocked.blockers.length > 0 && { features: blocked.blockers }) };
}

export const cpuModel: MigrationCheck = {
  id: 'cpu-model-not-on-destination',
  why: 'The guest goes on with the CPU it was started with. What the model has beyond the features that the XML disables or makes optional, the host it comes to must have as well.',
  remedy: 'Restart the guest with a model that all hosts can run (virsh hypervisor-cpu-baseline finds one), or migrate to a host with these features.',
  witness: { source: 'libvirt 11.3.0 src/cpu/cpu_x86.c x86Compute, virCPUx86UpdateLive', text: 'Host CPU does not provide required features' },
  *check(context) {
    const cpu = child(context.domain, 'cpu');
    const model = child(cpu, 'model');
    const name = textOf(model);
    if (!cpu || !model || name === '' || modeOf(cpu) !== 'custom' || value(cpu, 'check') === 'none' || context.driver !== 'kvm') return;
    const gap = lacking(name, context.to, context);
    if (!gap) return yield { host: 'to', lacks: 'domainCapabilities' };
    const at = textSpan(model, context.text);
    if (!gap.isKnown) return yield { at, severity: 'error', message: `The destination knows no CPU model ${short(name)}.` };
    const given = namesOf(featuresWith(cpu, 'disable', 'optional', 'force'));
    if (!gap.features) return yield { at, severity: given.size > 0 ? 'warning' : 'error', message: `The destination cannot run the CPU model ${short(name)}; its facts do not say for lack of which features.` };
    const missing = gap.features.filter((feature) => !given.has(feature));
    // What the source lacks as well, the running guest cannot have.
    const lackedHere = new Set(lacking(name, context.from, context)?.features);
    if (missing.length > 0) yield { at, severity: missing.every((feature) => lackedHere.has(feature)) ? 'warning' : 'error', message: `The destination cannot run the CPU model ${short(name)}: it lacks ${list(missing)}.` };
  },
};

export const forbiddenFeature: MigrationCheck = {
  id: 'cpu-feature-forbidden-on-destination',
  why: "A feature with policy='forbid' keeps the guest from hosts that have it.",
  remedy: "Use policy='disable', which hides the feature from the guest instead, or choose another host.",
  witness: { source: 'libvirt 11.3.0 src/cpu/cpu.c virCPUCheckForbiddenFeatures', text: "Host CPU provides forbidden feature '%1$s'" },
  *check({ domain, to }) {
    const cpu = child(domain, 'cpu');
    const forbidden = cpu && value(cpu, 'check') !== 'none' ? featuresWith(cpu, 'forbid') : [];
    if (forbidden.length === 0) return;
    if (!to.hostCpu) return yield { host: 'to', lacks: 'hostCpu' };
    const there = new Set(to.hostCpu.features ?? []);
    for (const feature of forbidden) {
      const name = value(feature, 'name') ?? '';
      if (there.has(name)) yield { at: feature, severity: 'error', message: `The CPU of the destination has ${short(name)}, which the guest forbids.` };
    }
  },
};

export const requiredFeature: MigrationCheck = {
  id: 'cpu-feature-not-on-destination',
  why: 'A required feature must be there on each host that the guest runs on. Both hosts count as the same CPU model, but only the source lists this feature beside it.',
  remedy: 'Restart the guest without the feature, or migrate to a host that has it.',
  witness: { source: 'libvirt 11.3.0 src/cpu/cpu_x86.c virCPUx86UpdateLive', text: "guest CPU doesn't match specification: missing features: %1$s" },
  *check({ domain, from, to }) {
    const cpu = child(domain, 'cpu');
    const required = cpu && value(cpu, 'check') !== 'none' ? children(cpu, 'feature').filter((f) => value(f, 'policy') === 'require') : [];
    if (required.length === 0) return;
    if (!to.hostCpu?.model) return yield { host: 'to', lacks: 'hostCpu' };
    if (!from.hostCpu?.model) return yield { host: 'from', lacks: 'hostCpu' };
    // Hosts list what they have beyond their model, so only equal models compare. KVM emulates some features, hence no more than a risk.
    if (from.hostCpu.model !== to.hostCpu.model) return;
    const [here, there] = [new Set(from.hostCpu.features), new Set(to.hostCpu.features)];
    for (const feature of required) {
      const name = value(feature, 'name') ?? '';
      if (here.has(name) && !there.has(name)) yield { at: feature, severity: 'warning', message: `The CPU of the destination does not list ${short(name)}, which the guest requires and the source has.` };
    }
  },
};

export const cpuVendor: MigrationCheck = {
  id: 'cpu-vendor-differs',
  why: 'A guest whose CPU names a vendor, or was made after the CPU of its host, runs only on hosts of that vendor.',
  remedy: 'Migrate within one vendor, or restart the guest with a model that names none, such as x86-64-v2 or qemu64.',
  witness: { source: 'libvirt 11.3.0 src/cpu/cpu_x86.c x86Compute', text: 'host CPU vendor does not match required CPU vendor %1$s' },
  *check({ domain, text, from, to, driver }) {
    const cpu = child(domain, 'cpu');
    if (!cpu || driver !== 'kvm' || value(cpu, 'check') === 'none') return;
    const vendor = child(cpu, 'vendor');
    const isHostModel = modeOf(cpu) === 'host-model';
    const wanted = vendor ? textOf(vendor) : isHostModel ? from.hostCpu?.vendor : undefined;
    if (wanted === undefined && !isHostModel) return;
    if (wanted === undefined) return yield { host: 'from', lacks: 'hostCpu' };
    if (to.hostCpu?.vendor === undefined) return yield { host: 'to', lacks: 'hostCpu' };
    if (wanted !== to.hostCpu.vendor) yield { at: vendor ? textSpan(vendor, text) : cpu, severity: 'error', message: `The guest's CPU is one of ${short(wanted)}, the destination's one of ${short(to.hostCpu.vendor)}.` };
  },
};

/** How the CPU of the destination falls short of that of the source, in words; undefined where it does not. */
function shortfall({ from: { hostCpu: from }, to: { hostCpu: to } }: MigrationContext): string | undefined {
  if (!from?.model || !to?.model) return undefined;
  if (from.model !== to.model) return `the source's CPU counts as ${short(from.model)}, the destination's as ${short(to.model)}`;
  const there = new Set(to.features);
  const missing = (from.features ?? []).filter((feature) => !there.has(feature));
  return missing.length > 0 ? `the destination's CPU does not list ${list(missing)}` : undefined;
}

const ofHost = (mode: 'host-passthrough' | 'maximum' | 'host-model') => function* (context: MigrationContext): Said {
  const cpu = child(context.domain, 'cpu');
  if (!cpu || modeOf(cpu) !== mode || context.driver !== 'kvm') return;
  for (const host of ['from', 'to'] as const) if (!context[host].hostCpu?.model) return yield { host, lacks: 'hostCpu' };
  const { hostCpu: from } = context.from;
  const { hostCpu: to } = context.to;
  // Of another vendor, a host-model has no chance at all, which is said already.
  if (mode === 'host-model' && from?.vendor !== to?.vendor) return;
  // A newer CPU may well run the older model, if the facts say so.
  if (mode === 'host-model' && from?.model !== to?.model && lacking(from?.model ?? '', context.to, context)?.features?.length === 0) return;
  const why = shortfall(context);
  if (why !== undefined) yield { at: attribute(cpu, 'mode')!, severity: 'warning', message: `mode='${mode}': ${why}.` };
};

const passthroughWitness = { source: 'libvirt manual, formatdomain, CPU model and topology, mode host-passthrough', text: 'Migration of a guest using host-passthrough is dangerous if the source and destination hosts are not identical in both hardware, QEMU version, microcode version and configuration.' };
const passthroughTexts = {
  why: 'The guest has the CPU of its host as it is. Where it arrives on another one it may hang or crash, and libvirt does not check that.',
  remedy: "Restart the guest with mode='host-model' or a named model before it migrates.",
  witness: passthroughWitness,
};
export const passthrough: MigrationCheck = { id: 'passthrough-cpu-differs', ...passthroughTexts, check: ofHost('host-passthrough') };
export const maximum: MigrationCheck = { id: 'maximum-cpu-differs', ...passthroughTexts, check: ofHost('maximum') };

export const hostModel: MigrationCheck = {
  id: 'host-model-cpu-differs',
  why: 'While it runs, a guest with the model of its host has a named model with features, taken from the host it was started on. All of them must be there at the destination.',
  remedy: 'Compare both hosts with virsh hypervisor-cpu-compare and the <cpu> of the running guest, or restart it with a model that both can run.',
  witness: cpuModel.witness,
  check: ofHost('host-model'),
};
