import { deviceName } from '../../schema/read.ts';
import { sourceChain } from '../../schema/domain/disk.ts';
import { child, children, value } from '../../xml/query.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-backing-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'A backing image without its source',
  why: 'A <backingStore> with a type describes an image: its format and where it is. Without a type it ends the chain.',
  remedy: "Add <format type='…'/> and <source …/>, or write <backingStore/> to end the chain.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskBackingStoreParse', text: 'missing disk backing store source' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskBackingStoreParse', text: 'missing disk backing store format' },
  ],
  onlyWith: ['backingStore'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    for (const { backing } of sourceChain(disk)) {
      if (!backing || value(backing, 'type') === undefined || child(backing, 'source')) continue;
      yield { at: backing, message: `A backing image of ${deviceName(disk)} is of type='${value(backing, 'type')!}' but has no <source>.`, fixes: children(backing).length === 0 ? [offeredFix('End the chain here', { span: backing.span, newText: '<backingStore/>' })] : [] };
    }
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/>«<backingStore type='file'>»<format type='raw'/></backingStore><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/><backingStore type='file'><format type='raw'/><source file='/srv/b.img'/><backingStore/></backingStore><target dev='vda' bus='virtio'/></disk>",
  ],
});
