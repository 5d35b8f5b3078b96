import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'passt-host-name',
  profile: 'libvirt',
  severity: 'error',
  since: '11.8.0',
  title: 'A host name that only passt gives',
  why: 'The name of the guest in DHCP answers is told by passt; the other back end, slirp, has no such setting.',
  remedy: "Write <backend type='passt' …/>, or remove hostname and fqdn.",
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of interfaces', text: "The 'fqdn' attribute of the <backend> element can only be used with the <backend> type='passt'" }],
  onlyWith: ['@hostname', '@fqdn'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    const backend = child(net, 'backend');
    const found = attribute(backend, 'hostname') ?? attribute(backend, 'fqdn');
    if (!backend || !found || value(backend, 'type') === 'passt') return;
    yield { at: found, message: `${deviceName(net)} has a ${found.name}, which only passt tells the guest.`, fixes: [offeredFix("Write type='passt'", setAttribute(backend, 'type', 'passt')), offeredFix(`Remove ${found.name}`, removeAttribute(source, found))] };
  },
  bad: ["<interface type='user'><backend «fqdn='web.example.org'»/></interface>", "<interface type='user'><backend «hostname='web'»/></interface>"],
  good: ["<interface type='user'><backend type='passt' hostname='web' fqdn='web.example.org'/></interface>"],
});
