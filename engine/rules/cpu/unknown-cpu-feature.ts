import { closest } from '../../core/edit-distance.ts';
import { armFeatures, x86Features } from '../../schema/domain/cpu-features.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'unknown-cpu-feature',
  profile: 'host',
  severity: 'warning',
  title: 'A CPU feature that libvirt does not know',
  why: 'libvirt refuses to start a guest with a feature that its CPU map lacks. The map grows with each release, so the name may be newer than the map used here (11.3.0); mostly it is misspelt.',
  remedy: 'Compare the name with virsh cpu-models and the files in /usr/share/libvirt/cpu_map; QEMU spells some with _ where libvirt has - and the other way round.',
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu_x86.c virCPUx86ValidateFeatures', text: 'unknown CPU feature: %1$s' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/cpu/feature'],
  *check(feature, { domain }) {
    const name = attribute(feature, 'name');
    if (!name?.valueSpan || name.value === '' || !isX86(domain) || x86Features.has(name.value) || armFeatures.has(name.value)) return;
    const other = name.value.includes('_') ? name.value.replaceAll('_', '-') : name.value.replaceAll('-', '_');
    const meant = x86Features.has(other) ? other : closest(name.value, x86Features);
    yield {
      at: name,
      message: `libvirt's map of x86 CPUs (11.3.0) has no feature ${name.value.slice(0, 40)}${meant ? `; did you mean ${meant}?` : '.'}`,
      ...(meant && { fixes: [offeredFix(`Write ${meant}`, replace(name.valueSpan, meant))] }),
    };
  },
  bad: ["<cpu mode='host-model'><feature policy='require' «name='pcidd'»/></cpu>", "<cpu mode='host-model'><feature policy='require' «name='invtscc'»/></cpu>"],
  good: ["<cpu mode='host-model'><feature policy='require' name='pcid'/><feature policy='disable' name='vmx'/></cpu>"],
});
