import { deviceName } from '../../schema/read.ts';
import { diskDevice } from '../../schema/domain/disk.ts';
import { child, children, descend, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-lun-slice-encryption',
  profile: 'libvirt',
  severity: 'error',
  title: 'A slice or encryption on a passed-through LUN',
  why: 'The guest talks to the device itself: QEMU cannot cut or decrypt what passes.',
  remedy: "Remove it, or use device='disk'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefSourceLUNValidate', text: "disk device 'lun' doesn't support storage slice" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefSourceLUNValidate', text: "disk device 'lun' doesn't support encryption" },
  ],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    if (diskDevice(disk) !== 'lun') return;
    const slices = descend(disk, 'source', 'slices');
    if (children(slices, 'slice').some((s) => value(s, 'type') === 'storage')) yield { at: slices!, message: `${deviceName(disk)} is a passed-through LUN with a storage slice.`, fixes: [offeredFix('Remove <slices>', removeElement(source, slices!))] };
    const encryption = child(disk, 'encryption') ?? descend(disk, 'source', 'encryption');
    if (encryption && value(encryption, 'format') !== 'default') yield { at: encryption, message: `${deviceName(disk)} is a passed-through LUN with encryption.`, fixes: [offeredFix('Remove <encryption>', removeElement(source, encryption))] };
  },
  bad: [
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'>«<slices>»<slice type='storage' offset='0' size='1024'/></slices></source><target dev='sda' bus='scsi'/></disk>",
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'>«<encryption format='luks'>»<secret type='passphrase' usage='a'/></encryption></source><target dev='sda' bus='scsi'/></disk>",
  ],
  good: [
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/></disk>",
  ],
});
