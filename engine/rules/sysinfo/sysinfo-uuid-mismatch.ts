import { canonicalUuid } from '../../schema/read.ts';
import { child, children, text, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'sysinfo-uuid-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two different UUIDs for one guest',
  why: 'The UUID in the SMBIOS table must be that of the domain: <hwuuid> where there is one, else <uuid>.',
  remedy: 'Write the same UUID, or leave it out of <sysinfo>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSysinfoSystemParseXML',
    text: 'UUID mismatch between <uuid> and <sysinfo>',
  }, {
    source: 'libvirt 12.8.0 virDomainSysinfoParseXML, its message in libvirt.so.0',
    text: 'UUID mismatch between <hwuuid> and <sysinfo>',
  }],
  visits: ['domain/sysinfo'],
  *check(sysinfo, { domain }) {
    const uuid = child(domain, 'hwuuid') ?? child(domain, 'uuid');
    const own = canonicalUuid(text(uuid));
    if ((value(sysinfo, 'type') ?? 'smbios') !== 'smbios' || own === undefined) return;
    for (const entry of children(child(sysinfo, 'system'), 'entry')) {
      const other = value(entry, 'name') === 'uuid' ? canonicalUuid(text(entry)) : undefined;
      if (other !== undefined && other !== own) yield { at: entry, message: `The SMBIOS UUID ${text(entry)} differs from that of the domain, ${text(uuid)}.`, evidence: [{ at: uuid!, message: 'The UUID of the domain is here.' }] };
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <uuid>3b5c1d2e-0f4a-4b6c-8d7e-9f0a1b2c3d4e</uuid>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type><smbios mode='sysinfo'/></os>
  <sysinfo type='smbios'>
    <system>
      «<entry name='uuid'>»3b5c1d2e-0f4a-4b6c-8d7e-9f0a1b2c3d4f</entry>
    </system>
  </sysinfo>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <uuid>3b5c1d2e-0f4a-4b6c-8d7e-9f0a1b2c3d4e</uuid>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type><smbios mode='sysinfo'/></os>
  <sysinfo type='smbios'>
    <system>
      <entry name='uuid'>3B5C1D2E-0F4A-4B6C-8D7E-9F0A1B2C3D4E</entry>
    </system>
  </sysinfo>
</domain>`,
  ],
});
