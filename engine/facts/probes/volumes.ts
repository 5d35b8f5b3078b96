import type { HostVolume } from '../host-facts.ts';
import { known as only } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** Two calls of virsh whatever the number of pools; inactive ones cannot be asked. UUIDs alone go into virsh's own command line. */
const LOOK = `q=echo
for u in $(virsh -r -c "$1" pool-list --uuid); do case $u in *[!0-9a-f-]*) ;; *) q="$q; echo </pool:$u>; vol-list $u";; esac; done
virsh -r -c "$1" "$q"`;

const MAX_VOLUMES = 2000;
const POOL = /^<\/pool:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})>$/;

/** A row of virsh's table: one blank, the name filled up with blanks, the path. A name or path may hold blanks, but hardly two in a row. */
function readRow(row: string): { readonly name: string; readonly path: string } | undefined {
  const gap = row.lastIndexOf('  ');
  const name = row.slice(0, gap).trim();
  const path = row.slice(gap).trim();
  return gap > 0 && name !== '' && path !== '' ? { name, path } : undefined;
}

export default defineProbe({
  id: 'volumes',
  title: 'Storage volumes',
  why: 'To offer the volumes of a pool where a disk names one.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}'],
  limits: { bytes: 512 * 1024, seconds: 8 },
  buildsOn: ['pools'],
  parse(stdout, { pools = [] }) {
    const nameOf = new Map(pools.map((pool) => [pool.uuid, pool.name]));
    const volumes: HostVolume[] = [];
    let pool: string | undefined;
    let isRow = false;
    for (const line of stdout.split('\n')) {
      const started = POOL.exec(line);
      if (started) [pool, isRow] = [nameOf.get(started[1]!), false];
      else if (/^-{3,}$/.test(line)) isRow = true;
      else if (pool !== undefined && isRow && volumes.length < MAX_VOLUMES) {
        const row = readRow(line);
        if (row) volumes.push(only<HostVolume>({ pool, ...row }));
      }
    }
    return POOL.test(stdout.split('\n').find((line) => line.startsWith('</pool:')) ?? '') ? { volumes } : {};
  },
  samples: [
    {
      stdout: `
</pool:b1f0e6c4-3a53-4d21-9b6f-7d5f3a1c2e44>
 Name             Path
-----------------------------------------
 shop.qcow2       /srv/images/shop.qcow2
 two words.iso    /srv/images/two words.iso

</pool:c3d9a0b2-77a4-4f0e-8a5b-6c7d8e9f0a1b>
 Name   Path
--------------

`,
      known: { pools: [{ name: 'images', active: true, uuid: 'b1f0e6c4-3a53-4d21-9b6f-7d5f3a1c2e44' }, { name: 'vg0', active: true, uuid: 'c3d9a0b2-77a4-4f0e-8a5b-6c7d8e9f0a1b' }] },
      facts: { volumes: [{ pool: 'images', name: 'shop.qcow2', path: '/srv/images/shop.qcow2' }, { pool: 'images', name: 'two words.iso', path: '/srv/images/two words.iso' }] },
    },
    { stdout: '\n', facts: {} },
  ],
});
