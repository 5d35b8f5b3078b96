import type { HostNetwork } from '../host-facts.ts';
import { every, first, known, type MachineElement, readMachineXml, textAt } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** Two calls of virsh whatever the number of networks: their UUIDs, then everything else. UUIDs alone go into virsh's own command line. */
const LOOK = `q='net-list --name; echo </active>; net-list --all --autostart --name; echo </autostart>'
for u in $(virsh -r -c "$1" net-list --all --uuid); do case $u in *[!0-9a-f-]*) ;; *) q="$q; net-dumpxml $u";; esac; done
virsh -r -c "$1" "$q"`;

/** virsh fills names up with blanks. */
const namesIn = (text: string): ReadonlySet<string> => new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''));

function toNetwork(network: MachineElement, active: ReadonlySet<string>, autostart: ReadonlySet<string>): HostNetwork[] {
  const name = textAt(network, 'name');
  if (name === undefined) return [];
  const portgroups = every(network, 'portgroup').flatMap((group) => group.attributes.name ?? []);
  const forward = first(network, 'forward');
  return [known<HostNetwork>({
    name, active: active.has(name.trim()), autostart: autostart.has(name.trim()), persistent: undefined,
    bridge: first(network, 'bridge')?.attributes.name,
    uuid: textAt(network, 'uuid'),
    forward: forward ? forward.attributes.mode ?? 'nat' : 'isolated',
    portgroups: portgroups.length > 0 ? portgroups : undefined,
    virtualPort: [...every(network, 'virtualport'), ...every(network, 'portgroup', 'virtualport')][0]?.attributes.type ?? 'none',
    limitsInbound: first(network, 'bandwidth', 'inbound') !== undefined,
  })];
}

export default defineProbe({
  id: 'networks',
  title: 'Virtual networks',
  why: 'A virtual machine whose network is missing or inactive does not start.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}'],
  limits: { bytes: 1024 * 1024, seconds: 20 },
  parse(stdout) {
    const [active, autostart, xml] = stdout.split(/<\/active>|<\/autostart>/);
    const root = xml === undefined ? undefined : readMachineXml(`<networks>${xml}</networks>`);
    if (active === undefined || autostart === undefined || !root) return {};
    return { networks: every(root, 'network').flatMap((network) => toNetwork(network, namesIn(active), namesIn(autostart))) };
  },
  samples: [
    {
      stdout: `default

</active>
default
storage

</autostart>
<network>
  <name>default</name>
  <uuid>2b7d1c1e-9f50-4c63-8d1e-2f6f8e1d0a01</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <bandwidth>
    <inbound average='1000' peak='5000'/>
  </bandwidth>
</network>

<network>
  <name>storage &amp; backup</name>
  <uuid>6c5a44f5-0f0d-43c3-8a1c-51f6a9a0f302</uuid>
  <bridge name='virbr1' stp='on' delay='0'/>
  <portgroup name='fast' default='yes'>
    <virtualport type='openvswitch'/>
  </portgroup>
</network>

`,
      facts: {
        networks: [
          { name: 'default', active: true, autostart: true, bridge: 'virbr0', uuid: '2b7d1c1e-9f50-4c63-8d1e-2f6f8e1d0a01', forward: 'nat', virtualPort: 'none', limitsInbound: true },
          { name: 'storage & backup', active: false, autostart: false, bridge: 'virbr1', uuid: '6c5a44f5-0f0d-43c3-8a1c-51f6a9a0f302', forward: 'isolated', portgroups: ['fast'], virtualPort: 'openvswitch', limitsInbound: false },
        ],
      },
    },
    { stdout: '\n</active>\n\n</autostart>\n', facts: { networks: [] } },
    { stdout: 'default\n', facts: {} },
  ],
});
