import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'macvtap-isolated-from-host',
  profile: 'portability',
  severity: 'hint',
  title: 'A network card that cannot talk to its own host',
  why: "An interface of type direct is a macvtap device on the host's network card. Its traffic goes straight out to the wire: the guest reaches the network, but never the host it runs on, nor the host the guest (only a switch that sends frames back, with mode='vepa', makes it work).",
  remedy: 'Use a bridge where host and guest are to talk, or give the guest a second interface on an isolated network.',
  witness: [{ source: 'libvirt manual, formatnetwork, Using a macvtap "direct" connection', text: 'these connections do not allow communication directly between the host and the guests' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/interface'],
  *check(nic) {
    const mode = value(child(nic, 'source'), 'mode') ?? 'vepa';
    const type = attribute(nic, 'type');
    if (type?.value !== 'direct' || !['bridge', 'private'].includes(mode)) return;
    yield { at: type, message: `${deviceName(nic)}: guest and host cannot reach each other over macvtap (mode='${mode}').` };
  },
  bad: ["<interface «type='direct'»><source dev='eno1' mode='bridge'/><model type='virtio'/></interface>"],
  good: ["<interface type='bridge'><source bridge='br0'/><model type='virtio'/></interface>", "<interface type='direct'><source dev='eno1' mode='passthrough'/></interface>"],
});
