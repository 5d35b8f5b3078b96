import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'interface-host-ip-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host-side IP address where libvirt makes no host side',
  why: "Only interfaces of type='ethernet' have a host end that libvirt configures; addresses for the guest stand outside of <source>.",
  remedy: "Remove it, move it out of <source> if it is the guest's, or use type='ethernet'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidate', text: "Invalid attempt to set network interface host-side IP route and/or address info on interface of type '%1$s'. This is only supported on interfaces of type 'ethernet'" },
  ],
  visits: ['domain/devices/interface/source'],
  *check(source, { text: whole }) {
    const type = value(source.parent, 'type') ?? 'user';
    if (type === 'ethernet') return;
    for (const found of children(source)) {
      if (found.name === 'ip' || found.name === 'route') yield { at: found, message: `${deviceName(source)} is of type='${type}' and has <${found.name}> for its host side; only type='ethernet' can.`, fixes: [offeredFix(`Remove <${found.name}>`, removeElement(whole, found))] };
    }
  },
  bad: [
    "<interface type='bridge'><source bridge='br0'>«<ip address='10.0.0.1' prefix='24'/>»</source></interface>",
  ],
  good: [
    "<interface type='ethernet'><source><ip address='10.0.0.1' prefix='24'/></source></interface>",
  ],
});
