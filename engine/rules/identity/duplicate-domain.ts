import { called, isSelf, nameOf, uuidOf } from '../../schema/domain/other-domains.ts';
import { canonicalUuid } from '../../schema/read.ts';
import { child, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (name: string, uuid: string): string => `<domain type='kvm'><name>${name}</name>${uuid}<memory>1048576</memory><os><type>hvm</type></os></domain>`;
const host = { domains: [{ name: 'web', uuid: '11111111-1111-4111-8111-111111111111' }, { name: 'db', uuid: '22222222-2222-4222-8222-222222222222' }] };

export default defineRule({
  id: 'duplicate-domain',
  cause: 'cfg-domain-exists',
  profile: 'host',
  severity: 'error',
  title: 'A name or UUID that another virtual machine of the host has',
  why: 'libvirt knows a machine by its UUID and by its name: both are unique on a host, and a definition with the one of this and the other of that machine is refused.',
  remedy: 'For a new machine, choose another name and leave <uuid> out. To change a machine that is there, keep its name and its UUID; virsh domrename renames it.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/virdomainobjlist.c virDomainObjListAddLocked', text: "domain '%1$s' already exists with uuid %2$s" },
    { source: 'libvirt 11.3.0 src/conf/virdomainobjlist.c virDomainObjListAddLocked', text: "domain '%1$s' is already defined with uuid %2$s" },
  ],
  drivers: ['qemu', 'kvm', 'hvf', 'lxc', 'xen', 'bhyve'],
  visits: ['domain'],
  needs: ['domains'],
  *check(domain, { text, host: { domains } }) {
    const own = { name: nameOf(domain), uuid: uuidOf(domain) };
    const [name, uuid] = [child(domain, 'name'), child(domain, 'uuid')];
    const namesake = domains.find((d) => d.name === own.name && !isSelf(domain, d));
    if (name && namesake) yield { at: textSpan(name, text), message: `The host has another machine called ${called(namesake)}, with the UUID ${namesake.uuid!}: libvirt refuses to define this one.` };
    const twin = own.uuid === undefined ? undefined : domains.find((d) => canonicalUuid(d.uuid) === own.uuid && d.name !== own.name);
    if (uuid && twin) yield { at: textSpan(uuid, text), message: `This is the UUID of the host's machine ${called(twin)}: libvirt refuses to define another name for it.` };
  },
  bad: [
    { xml: guest('«web»', '<uuid>33333333-3333-4333-8333-333333333333</uuid>'), host },
    { xml: guest('mail', '<uuid>«22222222222242228222222222222222»</uuid>'), host },
    { xml: guest('«web»', '<uuid>«22222222-2222-4222-8222-222222222222»</uuid>'), host },
  ],
  good: [{ xml: guest('web', '<uuid>11111111-1111-4111-8111-111111111111</uuid>'), host }, { xml: guest('web', ''), host }, { xml: guest('mail', ''), host }],
});
