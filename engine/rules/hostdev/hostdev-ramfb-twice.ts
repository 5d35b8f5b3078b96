import { deviceName, isOn } from '../../schema/read.ts';
import { attribute, children, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-ramfb-twice',
  profile: 'libvirt',
  severity: 'error',
  title: 'A boot display on two vGPUs',
  why: 'The firmware finds one ramfb.',
  remedy: "Leave ramfb='on' on one of them.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefHostdevValidate', text: "Only one vgpu device can have 'ramfb' enabled" },
  ],
  onlyWith: ['@ramfb'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const on = children(devices, 'hostdev').filter((h) => (value(h, 'type') === 'mdev' || value(h, 'type') === 'pci') && (value(h, 'mode') ?? 'subsystem') === 'subsystem' && isOn(h, 'ramfb'));
    for (const second of on.slice(1)) yield { at: attribute(second, 'ramfb')!, message: `${deviceName(second)} has ramfb, which ${deviceName(on[0]!)} has already.`, evidence: [{ at: attribute(on[0]!, 'ramfb')!, message: 'The first one is here.' }], fixes: [offeredFix('Remove ramfb here', removeAttribute(source, attribute(second, 'ramfb')!))] };
  },
  bad: [
    "<devices><graphics type='vnc'/><hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on' ramfb='on'><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source></hostdev><hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on' «ramfb='on'»><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dd'/></source></hostdev></devices>",
  ],
  good: [
    "<devices><graphics type='vnc'/><hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on' ramfb='on'><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source></hostdev></devices>",
  ],
});
