import { guestOf } from '../../schema/domain/example-domains.ts';
import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (driver: string): string => guestOf('x86_64', 'q35', `<features><ioapic driver='qemu'/></features><devices><iommu model='intel'><driver ${driver}/></iommu></devices>`);

export default defineRule({
  id: 'eim-needs-intremap',
  profile: 'libvirt',
  severity: 'error',
  title: 'Extended interrupt mode without interrupt remapping',
  why: 'The extended mode widens the entries of the remapping table; without remapping there is no such table.',
  remedy: "Write intremap='on' beside eim='on'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefIOMMUValidate', text: 'IOMMU eim requires interrupt remapping to be enabled' }],
  visits: ['domain/devices/iommu/driver'],
  *check(driver, { domain }) {
    const eim = attribute(driver, 'eim');
    const intremap = attribute(driver, 'intremap');
    // With so many vCPUs libvirt switches remapping on by itself.
    const adds = !intremap && (maxVcpus(domain) ?? 256) > 255;
    if (eim?.value !== 'on' || intremap?.value === 'on' || adds) return;
    yield { at: eim, message: `The extended interrupt mode is on, but remapping is ${intremap ? 'off' : 'not switched on'}.`, fixes: [offeredFix("Say intremap='on'", setAttribute(driver, 'intremap', 'on'))] };
  },
  bad: [guest("intremap='off' «eim='on'»"), guest("«eim='on'»")],
  good: [guest("intremap='on' eim='on'"), guest("intremap='on'")],
});
