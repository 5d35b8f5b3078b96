import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'target-port-malformed',
  profile: 'libvirt',
  severity: 'error',
  title: 'A port of a character device that is no number',
  why: 'Serial, parallel and console devices are numbered.',
  remedy: 'Write a number, or remove port: libvirt counts.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrDefParseTargetXML', text: 'Invalid port number: %1$s' },
  ],
  visits: ['domain/devices/serial/target', 'domain/devices/parallel/target', 'domain/devices/console/target'],
  *check(target, { text: source }) {
    const port = attribute(target, 'port');
    if (!port || /^\s*[-+]?\d{1,10}$/.test(port.value)) return;
    yield { at: port, message: `${deviceName(target)} has the port ${port.value.slice(0, 60)}, which is no number.`, fixes: [offeredFix('Remove port; libvirt counts', removeAttribute(source, port))] };
  },
  bad: [
    "<serial type='pty'><target «port='COM1'»/></serial>",
  ],
  good: [
    "<serial type='pty'><target port='0'/></serial>",
  ],
});
