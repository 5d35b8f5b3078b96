import { guestOf } from '../../schema/domain/example-domains.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { cpuModelLifespan, statusIn } from '../../schema/domain/qemu-versions.ts';
import { text as textOf, textSpan, value } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

const guest = (model: string): string => guestOf('x86_64', 'q35', `<cpu mode='custom'><model>${model}</model></cpu>`);

export default defineRule({
  id: 'cpu-model-not-in-target',
  profile: 'host',
  severity: 'warning',
  title: 'A CPU model that the QEMU of the target does not have',
  why: 'New CPU models come with new releases of QEMU, and a few were taken out again. libvirt refuses to start a guest with a model that QEMU does not know. Distributions sometimes add models to an older QEMU.',
  remedy: "Use a model the target knows, or mode='host-model', which libvirt puts together from what is there.",
  witness: [
    { source: 'qemu 7.2.0 and 10.0.13 target/i386/cpu.c builtin_x86_defs', text: '.name = "SapphireRapids",' },
    { source: 'qemu 10.0.13 docs/about/removed-features.rst', text: "There isn't ever Icelake Client CPU, it is some wrong and imaginary one. Use Icelake-Server instead." },
  ],
  drivers: QEMU_DRIVERS,
  against: 'qemu',
  visits: ['domain/cpu/model'],
  *check(model, { text, domain, target }) {
    const name = textOf(model);
    const life = cpuModelLifespan(name);
    if (target.qemu === undefined || !life || isX86(domain) !== true || ![undefined, 'custom'].includes(value(model.parent, 'mode'))) return;
    const status = statusIn(target.qemu, life);
    if (!status) return;
    const at = textSpan(model, text);
    const message = status.kind === 'newer' ? `CPU model ${name} needs ${/^\d/.test(status.since) ? `QEMU ${status.since}` : `a QEMU after ${life.notIn}`}; the target has ${target.qemu}.` : `CPU model ${name} is gone from QEMU ${status.since} on; the target has ${target.qemu}.`;
    yield { at, message, fixes: life.instead === undefined ? [] : [offeredFix(`Use ${life.instead}`, replace(at, life.instead))] };
  },
  bad: [{ xml: guest('«SapphireRapids»'), target: { qemu: '7.2.0' } }, { xml: guest('«Icelake-Client»'), target: { qemu: '7.2.0' } }],
  good: [{ xml: guest('SapphireRapids'), target: { qemu: '10.0.0' } }, { xml: guest('Icelake-Server'), target: { qemu: '7.2.0' } }, guest('SapphireRapids')],
});
