import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-iscsi-lun',
  profile: 'libvirt',
  severity: 'error',
  title: 'An iSCSI name whose LUN is no number',
  why: 'After the slash of an iSCSI name stands the number of the LUN; without a slash it is 0.',
  remedy: 'Write the LUN as a number: iqn.…:target/1.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_block.c qemuBlockStorageSourceGetISCSIProps', text: "cannot parse target for lunStr '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk/source'],
  *check(source) {
    const name = attribute(source, 'name');
    const lun = name && name.value.includes('/') ? name.value.slice(name.value.indexOf('/') + 1) : undefined;
    if (!name || value(source, 'protocol') !== 'iscsi' || value(source.parent, 'type') !== 'network' || lun === undefined || /^\s*[-+]?\d+$/.test(lun)) return;
    yield { at: name, message: `${deviceName(source)} names the LUN ${lun.slice(0, 40)}, which is no number.` };
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='iscsi' «name='iqn.2020-01.org.example/root'»><host name='h'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='iscsi' name='iqn.2020-01.org.example/1'><host name='h'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
