import { deviceName } from '../../schema/read.ts';
import { isSerialAgain } from '../../schema/domain/chardev.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'nmdm-needs-both-ends',
  profile: 'libvirt',
  severity: 'error',
  title: 'A null modem with one end',
  why: 'A null modem is a pair of devices: master for the guest, slave for the host.',
  remedy: "Write <source master='/dev/nmdm0A' slave='/dev/nmdm0B'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainChrSourceDefValidate', text: 'Should define both master and slave path attributes for nmdm device' },
  ],
  visits: ['domain/devices/serial', 'domain/devices/console', 'domain/devices/parallel', 'domain/devices/channel'],
  *check(device) {
    const source = child(device, 'source');
    if (value(device, 'type') !== 'nmdm' || isSerialAgain(device) || !source || (attribute(source, 'master') === undefined) === (attribute(source, 'slave') === undefined)) return;
    yield { at: source, message: `${deviceName(device)} is a null modem without ${attribute(source, 'master') ? 'slave' : 'master'}.` };
  },
  bad: [
    "<serial type='nmdm'>«<source master='/dev/nmdm0A'/>»</serial>",
  ],
  good: [
    "<serial type='nmdm'><source master='/dev/nmdm0A' slave='/dev/nmdm0B'/></serial>",
  ],
});
