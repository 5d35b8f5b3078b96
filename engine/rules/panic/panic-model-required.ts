import { guestOf } from '../../schema/domain/example-domains.ts';
import { familyOf, machineKind, platformOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'panic-model-required',
  profile: 'libvirt',
  severity: 'error',
  title: 'A panic device on a machine without a default one',
  why: 'x86, pseries, s390x and ARM virt machines have a panic device of their own; on others libvirt wants the model named.',
  remedy: "Write model='pvpanic' (a PCI card).",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPanic', text: 'no panic model provided, and no default for the architecture and machine type' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/panic'],
  *check(panic, { domain }) {
    const kind = machineKind(domain);
    const family = familyOf(domain);
    if (attribute(panic, 'model') || !(family === 'riscv' || family === 'loongarch' || (family === 'arm' && kind === 'other') || (family === 'ppc64' && kind === 'other'))) return;
    yield { at: panic, message: `${platformOf(domain)} has no panic device of its own; the model must be named.`, fixes: [offeredFix("Write model='pvpanic'", setAttribute(panic, 'model', 'pvpanic'))] };
  },
  bad: [
    guestOf('riscv64', 'virt', '<devices>«<panic/>»</devices>'),
  ],
  good: [
    guestOf('x86_64', 'q35', '<devices><panic/></devices>'),
  ],
});
