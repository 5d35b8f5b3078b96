import { isAtLeast, isOlder } from '../../core/version.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'virtio-pmem-needs-shared',
  profile: 'libvirt',
  severity: 'error',
  title: "virtio-pmem without access='shared'",
  why: 'What the guest writes to virtio-pmem has to reach the file behind it; a private mapping would keep it in memory and lose it.',
  remedy: "Write access='shared' on the memory device.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'shared access mode required for virtio-pmem device' }],
  visits: ['domain/devices/memory'],
  *check(device, { target }) {
    // Releases before 9.8.0 take any access mode.
    if (isOlder(target.libvirt, '9.8.0') || value(device, 'model') !== 'virtio-pmem' || value(device, 'access') === 'shared') return;
    const access = attribute(device, 'access');
    // Releases of the 12 series take none for shared.
    if (!access && isAtLeast(target.libvirt, '12.0.0')) return;
    yield { at: access ?? device, severity: !access && target.libvirt === undefined ? 'warning' : 'error', message: `${deviceName(device)} ${access ? `is mapped ${access.value.slice(0, 20)}` : 'has no access mode'}; it has to be shared.`, fixes: [offeredFix("Say access='shared'", setAttribute(device, 'access', 'shared'))] };
  },
  bad: [
    numaGuest("«<memory model='virtio-pmem'>»<source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size></target></memory>"),
    numaGuest("<memory model='virtio-pmem' «access='private'»><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size></target></memory>"),
  ],
  good: [
    { xml: numaGuest("<memory model='virtio-pmem'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size></target></memory>"), target: { libvirt: '9.0.0' } },
    numaGuest("<memory model='virtio-pmem' access='shared'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size></target></memory>"),
  ],
});
