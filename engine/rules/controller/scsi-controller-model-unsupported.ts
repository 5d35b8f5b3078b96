import { familyOf, platformOf } from '../../schema/domain/machine.ts';
import { count } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'scsi-controller-model-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A SCSI controller that this machine does not have',
  why: 'buslogic belongs to VMware; ncr53c90 is part of some SPARC, MIPS and m68k machines and exists nowhere else.',
  remedy: "Use model='virtio-scsi'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateCheckSCSIControllerModel', text: 'Unsupported controller model: %1$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerSCSI', text: 'ncr53c90 SCSI controller is not a built-in for this machine' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerSCSI', text: 'ncr53c90 can only be used as first SCSI controller' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { domain }) {
    const model = attribute(controller, 'model');
    const family = familyOf(domain);
    if (value(controller, 'type') !== 'scsi' || !model?.valueSpan) return;
    const fixes = [offeredFix("Write model='virtio-scsi'", replace(model.valueSpan, 'virtio-scsi'))];
    if (model.value === 'buslogic') yield { at: model, message: 'QEMU has no BusLogic controller.', fixes };
    else if (model.value === 'ncr53c90' && family !== undefined && family !== 'other') yield { at: model, message: `ncr53c90 is no part of ${platformOf(domain)}.`, fixes };
    else if (model.value === 'ncr53c90' && (count(controller, 'index') ?? 0) > 0) yield { at: attribute(controller, 'index')!, message: 'ncr53c90 is built into the machine and can only be the first SCSI controller.' };
  },
  bad: [
    "<controller type='scsi' index='0' «model='buslogic'»/>",
    "<controller type='scsi' index='0' «model='ncr53c90'»/>",
  ],
  good: [
    "<controller type='scsi' index='0' model='virtio-scsi'/>",
  ],
});
