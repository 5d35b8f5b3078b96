import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

const VIRTIO = ['virtio', 'virtio-transitional', 'virtio-non-transitional'];

export default defineRule({
  id: 'interface-needs-virtio-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network card that must be virtio',
  why: 'vhost-user and vDPA back ends speak virtio, and so does the persistent half of a teaming pair; libvirt refuses other models there.',
  remedy: "Write <model type='virtio'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "invalid model for interface of type '%1$s': '%2$s' - must be 'virtio'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "virtio-net teaming persistent interface must be <model type='virtio'/>, not '%1$s'" },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "invalid model for interface of type '%s': '%s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface'],
  *check(net) {
    const model = attribute(child(net, 'model'), 'type');
    const type = value(net, 'type') ?? '';
    if (!model?.valueSpan || VIRTIO.includes(model.value)) return;
    const fixes = [safeFix("Write type='virtio'", replace(model.valueSpan, 'virtio'))];
    if (type === 'vdpa' || type === 'vhostuser') yield { at: model, message: `${deviceName(net)} is of type ${type} and must be virtio, not ${model.value.slice(0, 40)}.`, fixes };
    else if (value(child(net, 'teaming'), 'type') === 'persistent') yield { at: model, message: `${deviceName(net)} is the persistent half of a team and must be virtio, not ${model.value.slice(0, 40)}.`, fixes };
  },
  bad: [
    "<interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/><model «type='e1000'»/></interface>",
    "<interface type='bridge'><source bridge='br0'/><model «type='e1000e'»/><teaming type='persistent'/><alias name='ua-a'/></interface>",
  ],
  good: [
    "<interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/><model type='virtio'/></interface>",
  ],
});
