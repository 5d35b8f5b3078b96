import type { HostStorage } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

type VolumeGroup = NonNullable<HostStorage['volumeGroups']>[number];

/** Read-only mode takes no locks and talks to no daemon; without hints nothing is written below /run. */
const LOOK = `if [ "$(id -u)" = 0 ] && [ -e /dev/mapper/control ]; then exec vgs --readonly --config 'devices{hints="none"}' --noheadings --units b --nosuffix --separator '|' -o vg_name,vg_size,vg_free,vg_missing_pv_count; fi`;

export default defineProbe({
  id: 'volume-groups',
  title: 'LVM volume groups',
  why: 'Volumes of a group whose disks are missing cannot be used. Only root is told.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 65536, seconds: 5 },
  parse(stdout) {
    const volumeGroups = stdout.split('\n').flatMap((line): VolumeGroup[] => {
      const [name, size, free, missing] = line.trim().split('|');
      return name && missing !== undefined ? [known<VolumeGroup>({ name, sizeBytes: wholeNumber(size), freeBytes: wholeNumber(free), missing: wholeNumber(missing) })] : [];
    });
    return volumeGroups.length > 0 ? { storage: { volumeGroups } } : {};
  },
  samples: [{
    stdout: '  vg0|536862523392|10737418240|0\n  old|107369988096|0|1\n',
    facts: { storage: { volumeGroups: [{ name: 'vg0', sizeBytes: 536862523392, freeBytes: 10737418240, missing: 0 }, { name: 'old', sizeBytes: 107369988096, freeBytes: 0, missing: 1 }] } },
  }],
});
