import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

const bhyve = (devices: string): string => `<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type>hvm</type></os><devices><disk type='file'><source file='/srv/r.img'/><target dev='vdb' bus='virtio'/></disk>${devices}</devices></domain>`;

export default defineRule({
  id: 'bhyve-interface-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network card that bhyve does not have',
  why: 'bhyve has virtio and e1000 cards on bridges and libvirt networks.',
  remedy: "Use <model type='virtio'/> and type='bridge' or 'network'.",
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildNetArgStr', text: 'NIC model is not supported' },
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildNetArgStr', text: 'Unsupported network type %1$s' },
  ],
  drivers: ['bhyve'],
  visits: ['domain/devices/interface'],
  *check(net) {
    const type = attribute(net, 'type');
    const model = attribute(child(net, 'model'), 'type');
    if (type && type.value !== 'bridge' && type.value !== 'network') yield { at: type, message: `${deviceName(net)} is of type ${type.value.slice(0, 40)}; bhyve has bridges and networks.` };
    if (model?.valueSpan && model.value !== 'virtio' && model.value !== 'e1000') yield { at: model, message: `${deviceName(net)} has the model ${model.value.slice(0, 40)}; bhyve has virtio and e1000.`, fixes: [safeFix("Write type='virtio'", replace(model.valueSpan, 'virtio'))] };
  },
  bad: [
    bhyve("<interface type='bridge'><source bridge='br0'/><model «type='rtl8139'»/></interface>"),
    bhyve("<interface «type='user'»><model type='virtio'/></interface>"),
  ],
  good: [
    bhyve("<interface type='bridge'><source bridge='br0'/><model type='virtio'/></interface>"),
  ],
});
