import { nameOf, otherDomains } from '../../schema/domain/other-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { interfaces: [{ name: 'eno1', bridge: false }, { name: 'tap-web', bridge: false, kind: 'tun' }], domains: [{ name: 'db', state: 'running' }] };
const nic = (target: string): string => `<interface type='network'><source network='default'/><target ${target}/><model type='virtio'/></interface>`;
/** Names that libvirt replaces by one of its own (VIR_NET_GENERATED_*_PREFIX). */
const GENERATED = /^(?:vnet|macvtap|macvlan)\d|%/;

export default defineRule({
  id: 'tap-name-taken-on-host',
  cause: 'net-tap-name-in-use',
  profile: 'host',
  severity: 'warning',
  title: 'A name for the tap device that another interface has now',
  why: 'target/@dev names the device that libvirt makes on the host for this guest. Names of interfaces are unique.',
  remedy: 'Choose another name, or leave it out: libvirt finds a free one.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virnetdevtap.c virNetDevTapCreate', text: 'The %1$s interface already exists' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/interface'],
  needs: ['interfaces', 'domains'],
  *check(nic, { domain, host: { interfaces, domains } }) {
    const at = attribute(child(nic, 'target'), 'dev');
    const own = domains.find((d) => !otherDomains(domain, [d]).length);
    // While the guest runs, the device is its own.
    if (!at?.valueSpan || GENERATED.test(at.value) || value(child(nic, 'target'), 'managed') === 'no' || (own !== undefined && own.state !== 'shut off') || !['network', 'bridge', 'ethernet'].includes(value(nic, 'type') ?? '')) return;
    if (interfaces.some(({ name }) => name === at.value)) yield { at, message: `${deviceName(nic)} is to be called ${at.value.slice(0, 40)}, but the host has an interface of that name now${nameOf(domain) === '' ? '' : ', while this guest is off'}.` };
  },
  bad: [{ xml: nic("«dev='tap-web'»"), host }],
  good: [{ xml: nic("dev='tap-db'"), host }, { xml: nic("dev='vnet7'"), host }, { xml: nic("dev='tap-web'"), host: { ...host, domains: [{ name: 'example', state: 'running' }] } }],
});
