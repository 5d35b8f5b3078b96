import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute, removeElement, setAttribute } from '../edits.ts';
import { defineRule, safeFix, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'teaming-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'A teaming pair that does not fit together',
  why: 'A transient interface (a passed-through card) names the persistent one that carries on without it; a persistent one names nobody. A hostdev is always the transient one, and only PCI.',
  remedy: "Write <teaming type='persistent'/> on the virtio interface and <teaming type='transient' persistent='ua-…'/> on the other.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidate', text: "teaming persistent attribute must be set if teaming type is 'transient'" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidate', text: "teaming persistent attribute not allowed if teaming type is '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetTeamingInfoParseXML', text: "unknown teaming type '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainHostdevDefValidate', text: "teaming hostdev devices must have type='transient'" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainHostdevDefValidate', text: 'missing required persistent attribute in hostdev teaming element' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainHostdevDefValidate', text: 'teaming is only supported for pci hostdev devices' },
  ],
  visits: ['domain/devices/interface/teaming', 'domain/devices/hostdev/teaming'],
  *check(teaming, { text: source }) {
    const type = attribute(teaming, 'type');
    const persistent = attribute(teaming, 'persistent');
    const device = teaming.parent!;
    const what = deviceName(device);
    if (!type) {
      if (persistent) yield { at: teaming, message: `${what} is in a team, but does not say as which part of it.`, fixes: [offeredFix("Write type='transient'", setAttribute(teaming, 'type', 'transient'))] };
      return;
    }
    if (device.name === 'hostdev' && type.value === 'persistent') yield { at: type, message: `${what} is a host device, which can only be the transient part of a team.`, fixes: [offeredFix('Remove <teaming>', removeElement(source, teaming))] };
    else if (type.value === 'transient' && !persistent) yield { at: teaming, message: `${what} is the transient part of a team but does not name the persistent one.` };
    else if (type.value === 'persistent' && persistent) yield { at: persistent, message: `${what} is the persistent part of a team and names another one.`, fixes: [safeFix('Remove persistent', removeAttribute(source, persistent))] };
    else if (device.name === 'hostdev' && value(device, 'type') !== 'pci') yield { at: teaming, message: `${what} is no PCI device; only PCI devices can be in a team.`, fixes: [offeredFix('Remove <teaming>', removeElement(source, teaming))] };
  },
  bad: [
    "<interface type='bridge'><source bridge='br0'/><model type='virtio'/>«<teaming persistent='ua-a'/>»</interface>",
    "<interface type='bridge'><source bridge='br0'/>«<teaming type='transient'/>»</interface>",
    "<interface type='bridge'><source bridge='br0'/><model type='virtio'/><teaming type='persistent' «persistent='ua-a'»/></interface>",
    "<hostdev mode='subsystem' type='pci'><source><address domain='0' bus='1' slot='0' function='0'/></source><teaming «type='persistent'»/></hostdev>",
    "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source>«<teaming type='transient' persistent='ua-a'/>»</hostdev>",
  ],
  good: [
    "<interface type='bridge'><source bridge='br0'/><model type='virtio'/><teaming type='persistent'/><alias name='ua-a'/></interface>",
  ],
});
