import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const menu = (bootmenu: string): string => guestWith(`<os><type arch='x86_64' machine='pc'>hvm</type>${bootmenu}</os>`);

export default defineRule({
  id: 'bootmenu-timeout-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'A timeout for a boot menu that is not shown',
  why: "libvirt reads bootmenu/@timeout only with enable='yes', and drops it otherwise.",
  remedy: "Write enable='yes', or remove timeout.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseBootXML', text: 'if (def->os.bootmenu == VIR_TRISTATE_BOOL_YES)' }],
  visits: ['domain/os/bootmenu'],
  *check(bootmenu) {
    const timeout = attribute(bootmenu, 'timeout');
    if (!timeout || attribute(bootmenu, 'enable')?.value === 'yes') return;
    yield { at: timeout, message: 'The boot menu is not enabled, so its timeout has no effect.', fixes: [offeredFix('Enable the menu', setAttribute(bootmenu, 'enable', 'yes'))] };
  },
  bad: [menu("<bootmenu enable='no' «timeout='3000'»/>")],
  good: [menu("<bootmenu enable='yes' timeout='3000'/>"), menu("<bootmenu enable='no'/>")],
});
