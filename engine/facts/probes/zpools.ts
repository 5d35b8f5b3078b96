import type { HostStorage } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'zpools',
  title: 'Health of ZFS pools',
  why: 'Volumes of a degraded, full or suspended pool fail their machines.',
  // Without the device, zpool would try to load the module.
  argv: ['/bin/sh', '-c', 'if [ -e /dev/zfs ]; then ZFS_MODULE_LOADING=no exec zpool list -H -p -o name,health,size,free,readonly; fi'],
  limits: { bytes: 65536, seconds: 5 },
  parse(stdout) {
    const zpools = stdout.split('\n').flatMap((line): NonNullable<HostStorage['zpools']>[number][] => {
      const [name, health, size, free, readOnly] = line.split('\t');
      if (!name || !/^[A-Z]{3,20}$/.test(health ?? '')) return [];
      return [known<NonNullable<HostStorage['zpools']>[number]>({ name, health: health!, sizeBytes: wholeNumber(size), freeBytes: wholeNumber(free), readOnly: readOnly === 'on' })];
    });
    return zpools.length > 0 ? { storage: { zpools } } : {};
  },
  samples: [{
    stdout: 'tank\tONLINE\t1992864825344\t812646400000\toff\nold\tDEGRADED\t-\t-\ton\n',
    facts: { storage: { zpools: [{ name: 'tank', health: 'ONLINE', sizeBytes: 1992864825344, freeBytes: 812646400000, readOnly: false }, { name: 'old', health: 'DEGRADED', readOnly: true }] } },
  }],
});
