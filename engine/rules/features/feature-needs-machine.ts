import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, isX86, platformOf, type MachineKind } from '../../schema/domain/machine.ts';
import { attribute, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

type Kind = Exclude<MachineKind, 'other'>;
const NEEDS: Readonly<Record<string, { readonly kind: Kind; readonly label: string; readonly isSet: (f: Element) => boolean; readonly orX86?: true }>> = {
  ras: { kind: 'arm-virt', label: 'ARM virt machines', isSet: (f) => attribute(f, 'state') !== undefined },
  aia: { kind: 'riscv-virt', label: 'RISC-V virt machines', isSet: (f) => !['default', undefined].includes(value(f, 'value')) },
  hyperv: { kind: 'arm-virt', label: 'x86 and ARM virt machines', isSet: () => true, orX86: true },
};

export default defineRule({
  id: 'feature-needs-machine',
  profile: 'libvirt',
  severity: 'error',
  title: 'A feature that the machine type does not have',
  why: 'ras belongs to the virt machines of ARM, aia to those of RISC-V; the Hyper-V enlightenments exist for x86 and are tolerated on ARM virt.',
  remedy: 'Remove the element, or use the machine type that has it.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: 'ras feature is only supported with ARM Virt machines' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: 'aia feature is only supported with RISC-V Virt machines' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: "Hyperv features are not supported for architecture '%1$s' or machine type '%2$s'" },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: Object.keys(NEEDS).map((name) => `domain/features/${name}`),
  *check(feature, { domain, text: source }) {
    const { kind, label, isSet, orX86 } = NEEDS[feature.name]!;
    if (isMachine(domain, kind) !== false || (orX86 && isX86(domain) !== false) || !isSet(feature)) return;
    yield { at: feature, message: `<${feature.name}> is for ${label}; this is ${platformOf(domain)}.`, fixes: [offeredFix(`Remove <${feature.name}>`, removeElement(source, feature))] };
  },
  bad: [guestOf('riscv64', 'virt', "<features>«<ras state='on'/>»</features>"), guestOf('aarch64', 'virt', "<features>«<aia value='aplic'/>»</features>"), guestOf('s390x', 's390-ccw-virtio', "<features>«<hyperv>»<relaxed state='on'/></hyperv></features>")],
  good: [guestOf('aarch64', 'virt', "<features><ras state='on'/></features>"), guestOf('x86_64', 'q35', "<features><hyperv><relaxed state='on'/></hyperv></features>"), guestOf('riscv64', 'virt', "<features><aia value='none'/></features>")],
});
