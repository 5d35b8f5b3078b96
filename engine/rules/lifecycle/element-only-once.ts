import { isOlder } from '../../core/version.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'element-only-once',
  profile: 'libvirt',
  severity: 'error',
  title: 'A device or setting of which there is one',
  why: 'libvirt takes one of these and refuses the domain when it finds more.',
  remedy: 'Merge them into one, or remove the others.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only one set of redirection filter rule is supported' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only a single IOMMU device is supported' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only a single pstore device is supported' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefTunablesParse', text: 'only one emulatorsched is supported' },
  ],
  visits: ['domain/devices/redirfilter', 'domain/devices/iommu', 'domain/devices/pstore', 'domain/cputune/emulatorsched'],
  *check(element, { text: source, target }) {
    // Later releases take several IOMMUs.
    if (element.name === 'iommu' && !isOlder(target.libvirt, '11.9.0')) return;
    const first = child(element.parent, element.name);
    if (!first || first === element) return;
    yield { at: element, message: `There is a <${element.name}> already; libvirt takes one.`, evidence: [{ at: first, message: 'The first one is here.' }], fixes: [offeredFix(`Remove this <${element.name}>`, removeElement(source, element))] };
  },
  bad: [
    "<redirfilter><usbdev allow='yes'/></redirfilter>«<redirfilter>»<usbdev allow='yes'/></redirfilter>",
    { xml: "<iommu model='intel'/>«<iommu model='intel'/>»", target: { libvirt: '11.3.0' } },
  ],
  good: [
    "<redirfilter><usbdev class='0x08' allow='yes'/><usbdev allow='no'/></redirfilter>",
  ],
});
