import { isOlder } from '../../core/version.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'maxphysaddr-mode',
  profile: 'libvirt',
  severity: 'error',
  title: 'maxphysaddr with a setting of the other mode',
  why: "mode='passthrough' takes the address width of the host, of which @limit may cut something off; mode='emulate' takes the width in @bits.",
  remedy: "Use @bits with mode='emulate' and @limit with mode='passthrough'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefCpu', text: "CPU maximum physical address bits number specification cannot be used with mode='%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: "attribute 'limit' is only supported for maxphysaddr mode 'passthrough'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/cpu/maxphysaddr'],
  *check(element, { text, target }) {
    const mode = attribute(element, 'mode')?.value;
    const wrong = mode === 'passthrough' ? attribute(element, 'bits') : mode === 'emulate' ? attribute(element, 'limit') : undefined;
    // libvirt 9.0.0 knows no limit and ignores it.
    if (!wrong || (wrong.name === 'limit' && isOlder(target.libvirt, '11.3.0'))) return;
    yield { at: wrong, message: `${wrong.name} does not go with mode='${mode}'.`, fixes: [offeredFix(`Remove ${wrong.name}`, removeAttribute(text, wrong))] };
  },
  bad: ["<cpu mode='host-passthrough'><maxphysaddr mode='passthrough' «bits='42'»/></cpu>", "<cpu mode='host-passthrough'><maxphysaddr mode='emulate' bits='39' «limit='36'»/></cpu>"],
  good: ["<cpu mode='host-passthrough'><maxphysaddr mode='passthrough'/></cpu>"],
});
