import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const disk = (driver: string, rest = ''): string => `<disk type='file'><driver name='qemu' ${driver}/><source file='/srv/a.img'/>${rest}<target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-format-luks',
  profile: 'libvirt',
  severity: 'error',
  title: 'LUKS as the format of an image',
  why: "The schema lists the words for storage volumes; for libvirt LUKS is an encryption of a raw or qcow2 image.",
  remedy: "Write type='raw' and put <encryption format='luks'> with its secret below <source>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefDriverSourceParseXML, virDomainFSDefParseXML', text: "unknown driver format value '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainStorageSourceParseBase', text: "unknown storage source format '%1$s'" },
  ],
  visits: ['domain/devices/disk/driver', 'domain/devices/disk/backingStore/format', 'domain/devices/disk/mirror/format', 'domain/devices/filesystem/driver'],
  *check(element) {
    const type = attribute(element, element.parent?.name === 'filesystem' ? 'format' : 'type');
    if (type?.value === 'luks') yield { at: type, message: `${deviceName(element)} has the format luks, which libvirt does not know; LUKS is an encryption of a raw image.`, fixes: [offeredFix(`Write ${type.name}='raw'`, replace(type.valueSpan!, 'raw'))] };
  },
  bad: [disk("«type='luks'»"), "<filesystem type='file'><driver type='loop' «format='luks'»/><source file='/srv/a.img'/><target dir='a'/></filesystem>"],
  good: [disk("type='raw'")],
});
