import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { interfaces: [{ name: 'eno1', bridge: false }, { name: 'br0', bridge: true }, { name: 'ovs0', bridge: false, kind: 'openvswitch' }] };
const nic = (bridge: string, more = ''): string => `<interface type='bridge'><source ${bridge}/>${more}<model type='virtio'/></interface>`;

export default defineRule({
  id: 'bridge-is-no-bridge',
  cause: 'net-not-a-bridge',
  profile: 'host',
  severity: 'error',
  title: 'An interface named as a bridge that is none',
  why: 'Only a Linux bridge takes further ports this way. A network card has to be put into a bridge first; a bridge of Open vSwitch is not the kernel\'s and needs a <virtualport>.',
  remedy: "Name the bridge that the card belongs to; for Open vSwitch add <virtualport type='openvswitch'/>; to share a card without a bridge use type='direct'.",
  witness: [{ source: 'libvirt 11.3.0 src/util/virnetdevbridge.c virNetDevBridgeAddPort', text: 'Unable to add bridge %1$s port %2$s' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@bridge'],
  visits: ['domain/devices/interface'],
  needs: ['interfaces'],
  *check(nic, { host: { interfaces } }) {
    const at = value(nic, 'type') === 'bridge' ? attribute(child(nic, 'source'), 'bridge') : undefined;
    const found = interfaces.find(({ name }) => name === at?.value);
    if (!at || !found || found.bridge || child(nic, 'virtualport')) return;
    const hint = found.kind === 'openvswitch' ? '; it belongs to Open vSwitch' : found.master === undefined ? '' : `; it belongs to ${found.master.slice(0, 40)}`;
    yield { at, message: `${deviceName(nic)}: ${found.name.slice(0, 40)} is no bridge on the host${hint}.` };
  },
  bad: [{ xml: nic("«bridge='eno1'»"), host }, { xml: nic("«bridge='ovs0'»"), host }],
  good: [{ xml: nic("bridge='br0'"), host }, { xml: nic("bridge='ovs0'", "<virtualport type='openvswitch'/>"), host }, { xml: nic("bridge='br7'"), host }],
});
