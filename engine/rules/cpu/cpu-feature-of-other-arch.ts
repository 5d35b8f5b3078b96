import { armFeatures, x86Features } from '../../schema/domain/cpu-features.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { archOf, isFamily } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const guest = (arch: string, machine: string, feature: string): string => guestOf(arch, machine, `<cpu mode='host-passthrough'><feature policy='require' ${feature}/></cpu>`);

export default defineRule({
  id: 'cpu-feature-of-other-arch',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU feature of another architecture',
  why: 'Feature names belong to an architecture: vmx and svm are x86, sve and pauth are ARM. libvirt looks names up in the map of the architecture of the guest and refuses what is not there.',
  remedy: 'Remove the feature; it usually stems from a file that was written for another architecture.',
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu_arm.c virCPUarmValidateFeatures, src/cpu/cpu_x86.c virCPUx86ValidateFeatures', text: 'unknown CPU feature: %1$s' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/cpu/feature'],
  *check(feature, { text, domain }) {
    const name = attribute(feature, 'name');
    if (!name) return;
    const isX86Only = x86Features.has(name.value) && !armFeatures.has(name.value);
    const isArmOnly = armFeatures.has(name.value) && !x86Features.has(name.value);
    if (!(isX86Only && isFamily(domain, 'arm')) && !(isArmOnly && isFamily(domain, 'x86'))) return;
    yield { at: name, message: `${name.value} is a feature of ${isX86Only ? 'x86' : 'ARM'} CPUs; the guest is ${archOf(domain)}.`, fixes: [offeredFix('Remove the feature', removeElement(text, feature))] };
  },
  bad: [guest('aarch64', 'virt', "«name='vmx'»"), guest('x86_64', 'q35', "«name='sve'»")],
  good: [guest('aarch64', 'virt', "name='pauth'"), guest('x86_64', 'q35', "name='vmx'")],
});
