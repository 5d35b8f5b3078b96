import type { HostStorage } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

type ThinPool = NonNullable<HostStorage['thinPools']>[number];

const percent = (used: string, total: string): number | undefined => (Number(total) > 0 ? Math.round((Number(used) / Number(total)) * 100) : undefined);

/** `<name>: <start> <length> thin-pool <transaction> <used>/<total metadata> <used>/<total data> <root> <mode> …`, or `Fail` (kernel's thin-provisioning.rst). */
function toThinPool(line: string): ThinPool[] {
  const match = /^(.{1,128}): \d{1,20} \d{1,20} thin-pool (?:(Fail)|\d{1,20} (\d{1,15})\/(\d{1,15}) (\d{1,15})\/(\d{1,15}) (?:-|\d{1,20}) (rw|ro|out_of_data_space)(?: |$))/.exec(line);
  if (!match) return [];
  const [, name, failed, metadata, allMetadata, data, allData, mode] = match;
  if (failed !== undefined) return [{ name: name!, mode: 'fail' }];
  return [known<ThinPool>({ name: name!, mode: mode!, dataPercent: percent(data!, allData!), metadataPercent: percent(metadata!, allMetadata!) })];
}

export default defineProbe({
  id: 'thin-pools',
  title: 'LVM thin pools',
  why: 'A thin pool that runs full pauses or breaks all machines on it. Only root is told.',
  // Without its control file, dmsetup would make one.
  argv: ['/bin/sh', '-c', 'if [ -w /dev/mapper/control ]; then exec dmsetup status --target thin-pool; fi'],
  limits: { bytes: 65536, seconds: 5 },
  parse(stdout) {
    const thinPools = stdout.split('\n').flatMap(toThinPool);
    return thinPools.length > 0 ? { storage: { thinPools } } : {};
  },
  samples: [{
    stdout: 'vg0-pool-tpool: 0 1048576000 thin-pool 7 4000/65536 7782400/8192000 - rw discard_passdown queue_if_no_space - 1024 \nvg1-pool: 0 2048 thin-pool Fail\n',
    facts: { storage: { thinPools: [{ name: 'vg0-pool-tpool', mode: 'rw', dataPercent: 95, metadataPercent: 6 }, { name: 'vg1-pool', mode: 'fail' }] } },
  }],
});
