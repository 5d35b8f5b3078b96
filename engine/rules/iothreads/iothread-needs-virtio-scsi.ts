import { isOlder } from '../../core/version.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const MODELS = ['virtio-scsi', 'virtio-transitional', 'virtio-non-transitional'];

export default defineRule({
  id: 'iothread-needs-virtio-scsi',
  profile: 'libvirt',
  severity: 'error',
  title: 'An I/O thread on a controller other than virtio-scsi',
  why: 'Only the virtio-scsi controllers hand their requests to an I/O thread.',
  remedy: "Write model='virtio-scsi' on the controller, or remove @iothread.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainControllerDefPostParse', text: "'iothread' attribute only supported for virtio scsi controllers" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainControllerDefValidate', text: "iothreads are supported only by 'virtio-scsi' controllers" },
  ],
  onlyWith: ['@iothread', 'iothreads'],
  visits: ['domain/devices/controller'],
  *check(controller, { target }) {
    const driver = child(controller, 'driver');
    const iothread = attribute(driver, 'iothread');
    // Releases from before 11.2.0 do not read the list.
    const list = isOlder(target.libvirt, '11.2.0') ? undefined : child(driver, 'iothreads');
    const found = iothread && iothread.value !== '0' ? iothread : list;
    const model = value(controller, 'model');
    const type = value(controller, 'type');
    if (!found || type === undefined || (type === 'scsi' && model === undefined) || (type === 'scsi' && MODELS.includes(model!))) return;
    yield { at: found, message: `${deviceName(controller)} cannot use an I/O thread; only virtio-scsi can.` };
  },
  bad: ["<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><iothreads>1</iothreads><os><type arch='x86_64' machine='pc'>hvm</type></os><devices><controller type='scsi' index='0' model='lsilogic'><driver>«<iothreads>»<iothread id='1'/></iothreads></driver></controller></devices></domain>", "<controller type='scsi' index='0' model='lsilogic'><driver «iothread='1'»/></controller>"],
  good: ["<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><iothreads>1</iothreads><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><controller type='scsi' index='0' model='virtio-scsi'><driver iothread='1'/></controller></devices></domain>"],
});
