import { guestOf } from '../../schema/domain/example-domains.ts';
import { archOf, isX86 } from '../../schema/domain/machine.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'cpu-settings-need-x86',
  profile: 'libvirt',
  severity: 'error',
  title: 'CPU cache or address width on another architecture than x86',
  why: '<cache> and <maxphysaddr> set properties that only QEMU\'s x86 CPUs have.',
  remedy: 'Remove the element.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefCpu', text: "CPU cache specification is not supported for '%1$s' architecture" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefCpu', text: "CPU maximum physical address bits specification is not supported for '%1$s' architecture" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/cpu/cache', 'domain/cpu/maxphysaddr'],
  *check(element, { domain, text: source }) {
    if (isX86(domain) === false) yield { at: element, message: `<${element.name}> is for x86 guests; this one is ${archOf(domain)}.`, fixes: [offeredFix(`Remove <${element.name}>`, removeElement(source, element))] };
  },
  bad: [guestOf('aarch64', 'virt', "<cpu mode='host-passthrough'>«<cache mode='passthrough'/>»</cpu>"), guestOf('s390x', 's390-ccw-virtio', "<cpu mode='host-passthrough'>«<maxphysaddr mode='passthrough'/>»</cpu>")],
  good: [guestOf('x86_64', 'q35', "<cpu mode='host-passthrough'><cache mode='passthrough'/></cpu>")],
});
