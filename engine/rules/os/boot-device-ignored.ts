import { guestWith } from '../../schema/domain/example-domains.ts';
import { children } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

/** VIR_DOMAIN_BOOT_LAST: the kinds of devices there are. */
const MOST = 4;
const boots = (list: string): string => guestWith(`<os><type arch='x86_64' machine='pc'>hvm</type>${list}</os>`);

export default defineRule({
  id: 'boot-device-ignored',
  profile: 'silent',
  severity: 'warning',
  title: 'A fifth boot device',
  why: 'There are four kinds of boot devices, so libvirt reads four <boot> elements and drops the rest.',
  remedy: 'Remove what is repeated; to order single devices use <boot order=…/> in each.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseBootXML', text: 'for (i = 0; i < n && i < VIR_DOMAIN_BOOT_LAST; i++)' }],
  visits: ['domain/os'],
  *check(os, { text }) {
    for (const boot of children(os, 'boot').slice(MOST)) yield { at: boot, message: 'libvirt reads four <boot> elements; this one is dropped.', fixes: [safeFix('Remove it', removeElement(text, boot))] };
  },
  bad: [boots("<boot dev='hd'/><boot dev='cdrom'/><boot dev='network'/><boot dev='fd'/>«<boot dev='hd'/>»")],
  good: [boots("<boot dev='hd'/><boot dev='cdrom'/><boot dev='network'/><boot dev='fd'/>")],
});
