import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const OWN = /^(?:vnet|macvtap|macvlan)/;

export default defineRule({
  id: 'interface-target-dropped',
  profile: 'silent',
  severity: 'hint',
  title: 'A name of the host device that libvirt keeps for itself',
  why: 'libvirt takes names that start with vnet, macvtap or macvlan for ones it made up itself while the guest ran, drops them from the definition and makes up others at the next start.',
  remedy: 'Choose another prefix to have a name that stays, or remove <target>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefParseXML', text: 'An auto-generated target name, blank it out' }],
  visits: ['domain/devices/interface/target'],
  *check(target, { text, domain }) {
    const nic = target.parent!;
    const dev = attribute(target, 'dev');
    if (!dev?.valueSpan || !OWN.test(dev.value) || child(nic, 'target') !== target) return;
    if (value(target, 'managed') === 'no' || value(domain, 'id') !== undefined) return;
    yield { at: dev, message: `${deviceName(nic)}: libvirt drops the name ${dev.value.slice(0, 20)} and makes up its own at each start.`, fixes: target.attributes.length === 1 ? [offeredFix('Remove <target>', removeElement(text, target))] : [] };
  },
  bad: ["<interface type='bridge'><source bridge='br0'/><target «dev='vnet7'»/></interface>"],
  good: ["<interface type='bridge'><source bridge='br0'/><target dev='web-lan'/></interface>", "<interface type='ethernet'><target dev='vnet7' managed='no'/></interface>"],
});
