import { deviceName, count } from '../../schema/read.ts';
import { all, child, children } from '../../xml/query.ts';
import { defineRule, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'boot-order-with-os-boot',
  profile: 'libvirt',
  severity: 'error',
  title: 'Boot orders beside <os><boot>',
  why: 'There are two ways to say what boots first, and libvirt takes one of them.',
  remedy: 'Remove <boot dev=\'…\'/> from <os>, or the orders from the devices.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefBootOrderPostParse',
    text: 'per-device boot elements cannot be used together with os/boot elements',
  }],
  onlyWith: ['@order'],
  visits: ['domain'],
  *check(domain) {
    const boots = all(domain, 'os', 'boot');
    const ordered = children(child(domain, 'devices')).map((device) => child(device, 'boot')).find((boot) => boot !== undefined && (count(boot, 'order') ?? 0) > 0);
    if (!ordered || boots.length === 0) return;
    yield {
      at: ordered, message: `${deviceName(ordered)} has a boot order, but <os> says what boots as well.`, evidence: [{ at: boots[0]!, message: 'The other way is used here.' }],
      fixes: [offeredFix('Remove <boot> from <os>', ...boots.map((boot) => replace(boot.span, '')))],
    };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type><boot dev='hd'/></os>
  <devices>
    <interface type='user'>
      «<boot order='1'/>»
    </interface>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type><boot dev='hd'/></os>
  <devices>
    <interface type='user'/>
  </devices>
</domain>`,
  ],
});
