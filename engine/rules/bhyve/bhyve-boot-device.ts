import { diskDevice, diskType } from '../../schema/domain/disk.ts';
import { count } from '../../schema/read.ts';
import { all, attribute, child } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-boot-device',
  profile: 'libvirt',
  severity: 'warning',
  title: 'A boot device that bhyve does not find',
  why: 'bhyve boots one device: a disk or a cdrom of the domain. Other kinds, several of them, or one that is not there are accepted in the definition and refused at start.',
  remedy: 'Name one <boot dev=\'hd\'/> or \'cdrom\' that the domain has, or one <boot order>.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveGetBootDisk',
    text: 'Cannot find boot device of requested type %1$s',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveGetBootDisk',
    text: 'Only one boot device is supported',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveGetBootDisk',
    text: 'Cannot boot from device %1$s',
  }],
  drivers: ['bhyve'],
  visits: ['domain'],
  *check(domain) {
    if (child(child(domain, 'os'), 'loader')) return;
    const boots = all(domain, 'os', 'boot');
    for (const boot of boots.slice(1)) yield { at: boot, message: 'bhyve boots from one device only, and another one is named already.' };
    const usable = all(domain, 'devices', 'disk').filter((disk) => ['disk', 'cdrom'].includes(diskDevice(disk)) && ['file', 'volume'].includes(diskType(disk)));
    const wanted = attribute(boots[0], 'dev');
    if (wanted && boots.length === 1) {
      const device = wanted.value === 'hd' ? 'disk' : wanted.value === 'cdrom' ? 'cdrom' : undefined;
      if (!device) yield { at: wanted, message: `bhyve cannot boot from ${wanted.value}; it boots from hd or cdrom.` };
      else if (!usable.some((disk) => diskDevice(disk) === device)) yield { at: wanted, message: `The domain boots from ${wanted.value} but has no ${device} that bhyve can use.` };
    }
    const ordered = usable.map((disk) => child(disk, 'boot')).filter((boot): boot is Element => boot !== undefined && (count(boot, 'order') ?? 0) > 0);
    if (boots.length === 0) for (const boot of ordered.slice(1)) yield { at: attribute(boot, 'order')!, message: 'bhyve boots from one device only, and another disk has a boot order already.' };
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type><boot «dev='cdrom'»/></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/vm/a.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type><boot «dev='network'»/></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/vm/a.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type><boot dev='hd'/></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/vm/a.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
  ],
});
