import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'iothread-and-mapping',
  profile: 'libvirt',
  severity: 'error',
  title: 'One I/O thread and a mapping to several',
  why: 'The attribute names one thread, <iothreads> several with their queues; libvirt refuses both at once.',
  remedy: 'Keep one of them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: "disk driver 'iothread' attribute can't be used together with 'iothreads' subelement" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainControllerDefValidate', text: "controller driver 'iothread' attribute can't be used together with 'iothreads' subelement" },
  ],
  since: '10.0.0',
  onlyWith: ['iothread', 'iothreads'],
  visits: ['domain/devices/disk/driver', 'domain/devices/controller/driver'],
  *check(driver, { text: source }) {
    const one = attribute(driver, 'iothread');
    const mapping = child(driver, 'iothreads');
    if (!one || Number(one.value) === 0 || !child(mapping, 'iothread')) return;
    yield {
      at: one, message: `${deviceName(driver)} names I/O thread ${one.value} and has a mapping in <iothreads> besides.`,
      evidence: [{ at: mapping!, message: 'The mapping is here.' }],
      fixes: [offeredFix('Remove iothread, keep the mapping', removeAttribute(source, one)), offeredFix('Remove the mapping', removeElement(source, mapping!))],
    };
  },
  bad: [
    "<iothreads>2</iothreads><devices><disk type='file'><driver name='qemu' type='raw' «iothread='1'»><iothreads><iothread id='2'/></iothreads></driver><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk></devices>",
    "<iothreads>2</iothreads><devices><controller type='scsi' index='0' model='virtio-scsi'><driver «iothread='1'»><iothreads><iothread id='2'/></iothreads></driver></controller></devices>",
  ],
  good: [
    "<iothreads>2</iothreads><devices><disk type='file'><driver name='qemu' type='raw'><iothreads><iothread id='1'/><iothread id='2'/></iothreads></driver><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk></devices>",
  ],
});
