import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'chardev-mode-unknown',
  profile: 'libvirt',
  severity: 'error',
  title: 'A socket that neither connects nor listens',
  why: 'QEMU opens a socket (connect) or waits for others to (bind).',
  remedy: "Write mode='bind' to wait, mode='connect' to call.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrSourceDefParseUnix, src/util/virxml.c virXMLPropEnum', text: "Invalid value for attribute 'mode' in element 'source'" },
  ],
  visits: ['domain/devices/serial/source', 'domain/devices/console/source', 'domain/devices/parallel/source', 'domain/devices/channel/source', 'domain/devices/redirdev/source', 'domain/devices/smartcard/source', 'domain/devices/rng/backend/source'],
  *check(source) {
    const mode = attribute(source, 'mode');
    const type = value(source.parent, 'type');
    if (!mode || mode.value === 'connect' || mode.value === 'bind' || type === undefined || !['tcp', 'udp', 'unix'].includes(type)) return;
    const better = mode.value === 'server' ? 'bind' : mode.value === 'client' ? 'connect' : undefined;
    yield { at: mode, message: `${deviceName(source)} has mode='${mode.value.slice(0, 60)}'; a socket connects or binds.`, fixes: better === undefined ? [] : [offeredFix(`Write mode='${better}'`, setAttribute(source, 'mode', better))] };
  },
  bad: [
    "<serial type='unix'><source «mode='server'» path='/run/s.sock'/></serial>",
  ],
  good: [
    "<serial type='unix'><source mode='bind' path='/run/s.sock'/></serial>",
    "<serial type='pty'><source mode='odd'/></serial>",
  ],
});
