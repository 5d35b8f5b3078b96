import { isOlder } from '../../core/version.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { appendChild, setAttribute } from '../edits.ts';
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
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "Wrong or no <model> 'type' attribute specified with <interface type='%s'/>. %s requires the virtio-net* frontend" },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "invalid model for interface of type '%s': '%s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface'],
  *check(net, { domain, target, text: source }) {
    const model = attribute(child(net, 'model'), 'type');
    const type = value(net, 'type') ?? '';
    const isHalf = value(child(net, 'teaming'), 'type') === 'persistent';
    const isVhost = type === 'vdpa' || type === 'vhostuser';
    if (VIRTIO.includes(model?.value ?? '') || (!isHalf && !isVhost)) return;
    const role = isVhost ? `of type ${type}` : 'the persistent half of a team';
    if (model?.valueSpan) yield { at: model, message: `${deviceName(net)} is ${role} and must be virtio, not ${model.value.slice(0, 40)}.`, fixes: [safeFix("Write type='virtio'", replace(model.valueSpan, 'virtio'))] };
    // Without model x86 gets an rtl8139; for vhost-user libvirt came to know better.
    else if (!model && isX86(domain) === true && type !== 'hostdev' && type !== 'network' && (isVhost ? type === 'vhostuser' && isOlder(target.libvirt, '11.3.0') : true)) {
      const element = child(net, 'model');
      yield { at: element ?? net, message: `${deviceName(net)} is ${role} and must be virtio; without model libvirt makes it an rtl8139.`, fixes: [safeFix("Write <model type='virtio'/>", element ? setAttribute(element, 'type', 'virtio') : appendChild(source, net, "<model type='virtio'/>"))] };
    }
  },
  bad: [
    "«<interface type='bridge'>»<source bridge='br0'/><teaming type='persistent'/><alias name='ua-a'/></interface>",
    { xml: "«<interface type='vhostuser'>»<source type='unix' path='/run/a.sock' mode='client'/></interface>", target: { libvirt: '9.0.0' } },
    "<interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/><model «type='e1000'»/></interface>",
    "<interface type='bridge'><source bridge='br0'/><model «type='e1000e'»/><teaming type='persistent'/><alias name='ua-a'/></interface>",
  ],
  good: [
    { xml: "<memoryBacking><access mode='shared'/></memoryBacking><devices><interface type='vhostuser'><source type='unix' path='/run/a.sock' mode='client'/></interface></devices>", target: { libvirt: '11.3.0' } },
    "<interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/><model type='virtio'/></interface>",
  ],
});
