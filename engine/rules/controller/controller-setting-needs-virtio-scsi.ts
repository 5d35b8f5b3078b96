import { machineKind } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const VIRTIO = ['virtio-scsi', 'virtio-transitional', 'virtio-non-transitional'];

export default defineRule({
  id: 'controller-setting-needs-virtio-scsi',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio-scsi setting on another controller',
  why: 'queues, cmd_per_lun, max_sectors and ioeventfd exist for virtio-scsi controllers; libvirt refuses them on others.',
  remedy: "Remove the setting, or use model='virtio-scsi'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerAttributes', text: "'queues' is only supported by virtio-scsi controller" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerAttributes', text: "'cmd_per_lun' is only supported by virtio-scsi controller" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerAttributes', text: "'max_sectors' is only supported by virtio-scsi controller" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerAttributes', text: "'ioeventfd' is only supported by virtio-scsi controller" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['driver'],
  visits: ['domain/devices/controller'],
  *check(controller, { domain, text: source }) {
    const type = value(controller, 'type') ?? 'ide';
    const model = value(controller, 'model');
    // Without a model libvirt takes what the machine has: virtio-scsi here and lsilogic there.
    if (type === 'scsi' && (model === undefined ? machineKind(domain) !== 'pseries' : model === 'auto' || VIRTIO.includes(model))) return;
    for (const name of ['queues', 'cmd_per_lun', 'max_sectors', 'ioeventfd']) {
      const found = attribute(child(controller, 'driver'), name);
      // An NVMe controller has queues of its own.
      if (type === 'nvme' && (name === 'queues' || name === 'ioeventfd')) continue;
      if (found && found.value !== '0') yield { at: found, message: `${deviceName(controller)} sets ${name}, which only virtio-scsi controllers have.`, fixes: [safeFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
  },
  bad: [
    "<controller type='scsi' index='0' model='lsilogic'><driver «queues='4'»/></controller>",
    "<controller type='sata' index='1'><driver «cmd_per_lun='4'»/></controller>",
  ],
  good: [
    "<controller type='scsi' index='0' model='virtio-scsi'><driver queues='4' ioeventfd='on'/></controller>",
  ],
});
