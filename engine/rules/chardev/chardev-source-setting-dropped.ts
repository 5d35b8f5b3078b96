import { chardevType } from '../../schema/domain/chardev.ts';
import { deviceName } from '../../schema/read.ts';
import { child, children, value } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

/** What libvirt reads of <source> for each type of the host's end. Types that are not here take nothing from it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  file: ['path', 'append'], pty: ['path'], dev: ['path'], pipe: ['path'], unix: ['mode', 'path'], udp: ['mode', 'host', 'service'],
  tcp: ['mode', 'host', 'service', 'tls', 'tlsFromConfig'], nmdm: ['master', 'slave'], spiceport: ['channel'], dbus: ['channel'],
  'qemu-vdagent': [], null: [], stdio: [], vc: [], spicevmc: [],
};
const KNOWN = new Set(Object.values(READ).flat());
/** Which types have use for a setting, for the message. */
const usersOf = (name: string): string => Object.entries(READ).filter(([, read]) => read.includes(name)).map(([type]) => type).join(', ');

const DEVICES = ['serial', 'parallel', 'console', 'channel', 'redirdev', 'smartcard'];

export default defineRule({
  id: 'chardev-source-setting-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'A setting of another kind of connection',
  why: "What <source> may say follows from the device's type: a path is for files and sockets, host and service are for TCP and UDP. libvirt reads only what belongs to the type and drops the rest without a word, even with --validate.",
  remedy: "Remove the setting, or change the device's type to the one it was meant for.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrSourceDefParseXML', text: 'case VIR_DOMAIN_CHR_TYPE_DEV: case VIR_DOMAIN_CHR_TYPE_PIPE: def->data.file.path = virXMLPropString(sources[0], "path");' }],
  visits: [...DEVICES.map((device) => `domain/devices/${device}/source`), 'domain/devices/rng/backend/source'],
  *check(source, { text }) {
    const device = source.parent!;
    const type = device.name === 'backend' ? value(device, 'type') : chardevType(device);
    const read = type !== undefined && Object.hasOwn(READ, type) ? READ[type] : undefined;
    if (!read) return;
    if (type !== 'qemu-vdagent') for (const at of children(source).filter((c) => ['clipboard', 'mouse'].includes(c.name))) yield { at, message: `${deviceName(source)} is of type ${type}, so libvirt drops <${at.name}>; it is for type qemu-vdagent.`, fixes: [safeFix(`Remove <${at.name}>`, removeElement(text, at))] };
    // A protocol other than the one without meaning is said once, at the first <source>.
    const protocol = child(device, 'protocol');
    if (protocol && type !== 'tcp' && type !== 'udp' && child(device, 'source') === source && !['raw', undefined].includes(value(protocol, 'type'))) yield { at: protocol, message: `${deviceName(source)} is of type ${type}, so libvirt drops its protocol ${value(protocol, 'type')!.slice(0, 10)}; it is for type tcp.`, fixes: [safeFix('Remove <protocol>', removeElement(text, protocol))] };
    for (const at of source.attributes) {
      if (!KNOWN.has(at.name) || read.includes(at.name)) continue;
      yield { at, message: `${deviceName(source)} is of type ${type}, so libvirt drops ${at.name}='${at.value.slice(0, 40)}'; it is for type ${usersOf(at.name)}.`, fixes: [safeFix(`Remove ${at.name}`, removeAttribute(text, at))] };
    }
  },
  bad: [
    "<serial type='tcp'><source mode='bind' host='127.0.0.1' service='4555' «path='/srv/console.sock'»/><protocol type='raw'/></serial>",
    "<serial type='unix'><source mode='bind' path='/srv/console.sock' «append='on'»/></serial>",
    "<serial type='unix'><source mode='bind' path='/srv/console.sock'/>«<protocol type='telnet'/>»</serial>",
  ],
  good: ["<serial type='unix'><source mode='bind' path='/srv/console.sock'/></serial>", "<serial type='file'><source path='/srv/console.log' append='on'/></serial>", "<channel type='spiceport'><source channel='org.example.a'/><target type='virtio' name='org.example.a'/></channel><graphics type='spice'/>"],
});
