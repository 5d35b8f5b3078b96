import { parseSize } from '../../core/quantities.ts';
import type { HostPool } from '../host-facts.ts';
import { every, first, known, type MachineElement, readMachineXml, textAt } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

const LOOK = `q='pool-list --name; echo </active>; pool-list --all --autostart --name; echo </autostart>'
for u in $(virsh -r -c "$1" pool-list --all --uuid); do case $u in *[!0-9a-f-]*) ;; *) q="$q; pool-dumpxml $u";; esac; done
virsh -r -c "$1" "$q"`;

/** virsh fills names up with blanks. */
const namesIn = (text: string): ReadonlySet<string> => new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''));

function bytesAt(pool: MachineElement, name: string): number | undefined {
  const size = first(pool, name);
  const bytes = size && parseSize(size.text, size.attributes.unit ?? 'bytes');
  return bytes === undefined || bytes > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(bytes);
}

function toPool(pool: MachineElement, active: ReadonlySet<string>, autostart: ReadonlySet<string>): HostPool[] {
  const name = textAt(pool, 'name');
  if (name === undefined) return [];
  const isActive = active.has(name.trim());
  return [known<HostPool>({
    name, active: isActive, autostart: autostart.has(name.trim()), path: textAt(pool, 'target', 'path'), uuid: textAt(pool, 'uuid'), type: pool.attributes.type,
    // An inactive pool says 0 for what it does not know.
    capacityBytes: isActive ? bytesAt(pool, 'capacity') : undefined,
    availableBytes: isActive ? bytesAt(pool, 'available') : undefined,
  })];
}

export default defineProbe({
  id: 'pools',
  title: 'Storage pools',
  why: 'A disk in a pool that is missing, inactive or full fails.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}'],
  limits: { bytes: 1024 * 1024, seconds: 20 },
  parse(stdout) {
    const [active, autostart, xml] = stdout.split(/<\/active>|<\/autostart>/);
    const root = xml === undefined ? undefined : readMachineXml(`<pools>${xml}</pools>`);
    if (active === undefined || autostart === undefined || !root) return {};
    return { pools: every(root, 'pool').flatMap((pool) => toPool(pool, namesIn(active), namesIn(autostart))) };
  },
  samples: [{
    stdout: `images              

</active>

</autostart>
<pool type='dir'>
  <name>images</name>
  <uuid>b1f0e6c4-3a53-4d21-9b6f-7d5f3a1c2e44</uuid>
  <capacity unit='bytes'>107374182400</capacity>
  <allocation unit='bytes'>53687091200</allocation>
  <available unit='bytes'>53687091200</available>
  <source>
  </source>
  <target>
    <path>/srv/images</path>
  </target>
</pool>

<pool type='logical'>
  <name>vg0</name>
  <uuid>c3d9a0b2-77a4-4f0e-8a5b-6c7d8e9f0a1b</uuid>
  <capacity unit='bytes'>0</capacity>
  <available unit='bytes'>0</available>
  <target>
    <path>/dev/vg0</path>
  </target>
</pool>

`,
    facts: {
      pools: [
        { name: 'images', active: true, autostart: false, path: '/srv/images', uuid: 'b1f0e6c4-3a53-4d21-9b6f-7d5f3a1c2e44', type: 'dir', capacityBytes: 107374182400, availableBytes: 53687091200 },
        { name: 'vg0', active: false, autostart: false, path: '/dev/vg0', uuid: 'c3d9a0b2-77a4-4f0e-8a5b-6c7d8e9f0a1b', type: 'logical' },
      ],
    },
  }],
});
