import { isOn } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hyperv-vendor-id',
  profile: 'libvirt',
  severity: 'error',
  title: 'A Hyper-V vendor that libvirt does not take',
  why: "The vendor is at most twelve characters, and a comma would end it on QEMU's command line.",
  remedy: "Write value='…' with up to 12 characters and no comma.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: "missing 'value' attribute for HyperV feature 'vendor_id'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'HyperV vendor_id value must not be more than %1$d characters.' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'HyperV vendor_id value is invalid' },
  ],
  visits: ['domain/features/hyperv/vendor_id'],
  *check(vendor) {
    if (!isOn(vendor, 'state')) return;
    const written = attribute(vendor, 'value');
    const bytes = [...written?.value ?? ''].reduce((sum, c) => sum + (c < '\x80' ? 1 : c < '\u0800' ? 2 : c < '\u{10000}' ? 3 : 4), 0);
    if (!written) yield { at: vendor, message: 'The Hyper-V vendor is switched on but has no value.' };
    else if (bytes > 12) yield { at: written, message: `The Hyper-V vendor ${written.value.slice(0, 60)} has more than 12 characters.` };
    else if (written.value.includes(',')) yield { at: written, message: `The Hyper-V vendor ${written.value} has a comma.` };
  },
  bad: [
    "<features><hyperv>«<vendor_id state='on'/>»</hyperv></features>",
    "<features><hyperv><vendor_id state='on' «value='SomethingLong'»/></hyperv></features>",
    "<features><hyperv><vendor_id state='on' «value='a,b'»/></hyperv></features>",
  ],
  good: [
    "<features><hyperv><vendor_id state='on' value='KVMKVMKVM'/></hyperv></features>",
    "<features><hyperv><vendor_id state='off'/></hyperv></features>",
  ],
});
