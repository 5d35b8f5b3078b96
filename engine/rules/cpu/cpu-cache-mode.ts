import { attribute } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const guest = (mode: string, cache: string): string => `<cpu mode='${mode}'>${cache}</cpu>`;

export default defineRule({
  id: 'cpu-cache-mode',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU cache setting that does not fit its mode',
  why: "QEMU can emulate a level 3 cache, hand the caches of the host through – together with the host's CPU only – or show none. emulate goes with level='3' and nothing else, passthrough and disable with no level.",
  remedy: "Write <cache level='3' mode='emulate'/>, or <cache mode='passthrough'/> in a CPU of mode='host-passthrough', or <cache mode='disable'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefCpu', text: "CPU cache mode '%1$s' can only be used with level='3'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefCpu', text: "CPU cache mode '%1$s' can only be used with '%2$s' / '%3$s' CPUs" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefCpu', text: "unsupported CPU cache level for mode '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/cpu/cache'],
  *check(cache, { text }) {
    const mode = attribute(cache, 'mode');
    const level = attribute(cache, 'level');
    const cpu = attribute(cache.parent, 'mode')?.value ?? 'custom';
    if (mode?.value === 'emulate' && level?.value.trim() !== '3') {
      yield { at: level ?? cache, message: `An emulated cache has level='3'${level ? `, not '${level.value.slice(0, 10)}'` : '; this one has no level'}.`, fixes: [offeredFix("Say level='3'", setAttribute(cache, 'level', '3'))] };
    } else if (mode?.value === 'passthrough' && ['custom', 'host-model'].includes(cpu)) {
      yield { at: mode, message: `The caches of the host go with its CPU (mode='host-passthrough' or 'maximum'); this CPU is ${cpu}.` };
    } else if (level && (mode?.value === 'passthrough' || mode?.value === 'disable')) {
      yield { at: level, message: `A cache of mode='${mode.value}' has no level.`, fixes: [offeredFix('Remove level', removeAttribute(text, level))] };
    }
  },
  bad: [guest('host-passthrough', "<cache «level='2'» mode='emulate'/>"), guest('host-passthrough', "«<cache mode='emulate'/>»"), guest('host-model', "<cache «mode='passthrough'»/>"), guest('host-passthrough', "<cache «level='3'» mode='passthrough'/>"), guest('host-passthrough', "<cache «level='3'» mode='disable'/>")],
  good: [guest('host-passthrough', "<cache mode='passthrough'/>"), guest('host-passthrough', "<cache level='3' mode='emulate'/>"), guest('host-passthrough', "<cache mode='disable'/>")],
});
