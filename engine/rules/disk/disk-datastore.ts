import { deviceName } from '../../schema/read.ts';
import { sourceChain } from '../../schema/domain/disk.ts';
import { child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-datastore',
  profile: 'libvirt',
  severity: 'error',
  title: 'A data store that libvirt cannot use',
  why: 'Only qcow2 images keep their data in another file, and that file is a raw image of its own: no slices, no data store, no backing chain below it.',
  remedy: "Use a qcow2 image with <dataStore type='…'><format type='raw'/><source …/></dataStore>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne', text: '<dataStore> feature available only with qcow2 images' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne', text: "only 'raw' images supported as <dataStore>" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne', text: "The <source> of <dataStore> can't have another nested <dataStore> or <backingStore> element" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne', text: 'slices are not supported for <dataStore>' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDataStoreParse', text: 'missing data file store format' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDataStoreParse', text: 'missing disk data file store source' },
  ],
  since: '10.10.0',
  onlyWith: ['dataStore'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    for (const { source, format } of sourceChain(disk)) {
      const store = child(source, 'dataStore');
      if (!store) continue;
      const own = child(store, 'format');
      const inner = child(store, 'source');
      const nested = child(inner, 'dataStore') ?? child(store, 'backingStore');
      const slices = child(inner, 'slices');
      if (value(own, 'type') === undefined) yield { at: own ?? store, message: `The data store of ${deviceName(disk)} does not say its format; only raw works.` };
      else if (value(own, 'type') !== 'raw') yield { at: own!, message: `The data store of ${deviceName(disk)} is of format ${value(own, 'type')!}; only raw works.`, fixes: [offeredFix("Write type='raw'", setAttribute(own!, 'type', 'raw'))] };
      if (!inner) yield { at: store, message: `The data store of ${deviceName(disk)} has no <source>.` };
      if (format !== undefined && format !== 'qcow2') yield { at: store, message: `${deviceName(disk)} is of format ${format}; only qcow2 has a data store.` };
      if (nested) yield { at: nested, message: `The data store of ${deviceName(disk)} has a <${nested.name}> of its own.` };
      if (slices && child(slices, 'slice')) yield { at: slices, message: `The data store of ${deviceName(disk)} is a slice of its file.` };
    }
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'>«<dataStore type='file'>»<format type='raw'/><source file='/srv/d.img'/></dataStore></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'><dataStore type='file'>«<format type='qcow2'/>»<source file='/srv/d.img'>«<slices>»<slice type='storage' offset='0' size='1024'/></slices></source></dataStore></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'>«<dataStore type='file'>»<source file='/srv/d.img'/></dataStore></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'><dataStore type='file'><format type='raw'/><source file='/srv/d.img'/></dataStore></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
