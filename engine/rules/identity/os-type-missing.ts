import { child, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'os-type-missing',
  cause: 'xml-missing-element',
  profile: 'libvirt',
  severity: 'error',
  title: 'A domain that does not say what it boots',
  why: '<os><type> says whether the guest sees a whole machine (hvm), a Xen kernel interface or a container; libvirt refuses a domain without it.',
  remedy: 'Add <os><type>hvm</type></os>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseBootOptions / virDomainDefOSParse',
    text: 'an os <type> must be specified',
  }],
  visits: ['domain'],
  *check(domain) {
    const os = child(domain, 'os');
    if (child(domain, 'bootloader') || text(child(os, 'type')) !== '') return;
    yield { at: child(os, 'type') ?? os ?? domain, message: 'The domain has no <os><type>: libvirt does not know what it boots.' };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  «<os>»
    <boot dev='hd'/>
  </os>
</domain>`,
  ],
  good: [
    `<domain type='xen'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <bootloader>/usr/bin/pygrub</bootloader>
</domain>`,
  ],
});
