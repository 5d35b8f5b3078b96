import { deviceName } from '../../schema/read.ts';
import { child, text, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const NEEDS: Readonly<Record<string, string>> = { storage: 'block', misc: 'char', net: 'interface' };

export default defineRule({
  id: 'hostdev-capability-source',
  profile: 'libvirt',
  severity: 'error',
  title: 'A container device that is not named',
  why: "A device of mode='capabilities' is a block device, a character device or a network interface of the host, by name.",
  remedy: 'Write <block>, <char> or <interface> in <source>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLCaps', text: 'Missing <block> element in hostdev storage device' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLCaps', text: 'Missing <char> element in hostdev character device' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLCaps', text: 'Missing <interface> element in hostdev net device' },
  ],
  visits: ['domain/devices/hostdev/source'],
  *check(source) {
    const type = value(source.parent, 'type') ?? '';
    const name = Object.hasOwn(NEEDS, type) ? NEEDS[type]! : undefined;
    if (value(source.parent, 'mode') !== 'capabilities' || name === undefined || text(child(source, name)) !== '') return;
    yield { at: child(source, name) ?? source, message: `${deviceName(source)} does not name the ${type === 'net' ? 'interface' : 'device'}: <${name}> is missing.` };
  },
  bad: [
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init></os><devices><hostdev mode='capabilities' type='storage'>«<source/>»</hostdev></devices></domain>",
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init></os><devices><hostdev mode='capabilities' type='misc'>«<source/>»</hostdev></devices></domain>",
  ],
  good: [
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init></os><devices><hostdev mode='capabilities' type='storage'><source><block>/dev/sdx</block></source></hostdev></devices></domain>",
  ],
});
