import { children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-watchdog',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two watchdogs of one built-in model',
  why: 'Only i6300esb is a card that may be there several times; the others are one part of the machine.',
  remedy: 'Keep one of them.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefWatchdogs', text: "domain can only have one watchdog with model '%1$s'" },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only a single watchdog device is supported' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['watchdog'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    for (const watchdog of children(devices, 'watchdog')) {
      const model = value(watchdog, 'model') ?? 'i6300esb';
      const before = first.get(model);
      if (before && model !== 'i6300esb') yield { at: watchdog, message: `The domain has a watchdog ${model.slice(0, 40)} already.`, evidence: [{ at: before, message: 'The first one is here.' }], fixes: [safeFix('Remove the second one', removeElement(source, watchdog))] };
      else first.set(model, watchdog);
    }
  },
  bad: [
    "<devices><watchdog model='itco' action='reset'/>«<watchdog model='itco' action='reset'/>»</devices>",
  ],
  good: [
    "<devices><watchdog model='i6300esb' action='reset'/><watchdog model='i6300esb' action='reset'/></devices>",
  ],
});
