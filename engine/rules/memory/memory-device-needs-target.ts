import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'memory-device-needs-target',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory device without target or size',
  why: 'The target says how large the module is; libvirt has no default for it.',
  remedy: "Add <target><size unit='GiB'>1</size><node>0</node></target>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainMemoryDefParseXML', text: 'missing <target> element for <memory> device' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virParseScaledValue', text: "missing element or attribute '%1$s'" },
  ],
  visits: ['domain/devices/memory'],
  *check(device) {
    const target = child(device, 'target');
    if (!target) yield { at: device, message: `${deviceName(device)} has no <target>, so no size.` };
    else if (!child(target, 'size')) yield { at: target, message: `The target of ${deviceName(device)} has no <size>.` };
  },
  bad: ["«<memory model='dimm'/>»", "<memory model='dimm'>«<target>»<node>0</node></target></memory>"],
  good: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target></memory>")],
});
