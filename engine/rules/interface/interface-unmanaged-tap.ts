import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'interface-unmanaged-tap',
  profile: 'libvirt',
  severity: 'error',
  title: 'An unmanaged tap device on another type',
  why: "Only with type='ethernet' can someone else set up the tap device.",
  remedy: "Remove managed='no', or use type='ethernet'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidate', text: "unmanaged target dev is not supported on interfaces of type '%1$s'" },
  ],
  visits: ['domain/devices/interface/target'],
  *check(target, { text: source }) {
    const managed = attribute(target, 'managed');
    const type = value(target.parent, 'type') ?? 'user';
    if (managed?.value !== 'no' || type === 'ethernet') return;
    yield { at: managed, message: `${deviceName(target)} is of type='${type}', but only type='ethernet' may have a device that libvirt does not manage.`, fixes: [offeredFix("Remove managed='no'", removeAttribute(source, managed))] };
  },
  bad: [
    "<interface type='bridge'><source bridge='br0'/><target dev='tap7' «managed='no'»/></interface>",
  ],
  good: [
    "<interface type='ethernet'><target dev='tap7' managed='no'/></interface>",
  ],
});
