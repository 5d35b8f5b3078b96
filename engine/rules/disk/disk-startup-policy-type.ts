import { diskDevice, diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-startup-policy-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A startupPolicy that this source cannot have',
  why: 'startupPolicy looks for a file on the host, so it needs local storage; requisite is for removable media alone.',
  remedy: 'Remove startupPolicy, or use optional or mandatory on a local disk.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateStartupPolicy', text: 'disk startupPolicy \'%1$s\' is not allowed for disk of \'%2$s\' type' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDiskDefValidateStartupPolicy', text: 'disk startupPolicy \'requisite\' is allowed only for cdrom or floppy' },
  ],
  onlyWith: ['@startupPolicy'],
  visits: ['domain/devices/disk/source'],
  *check(source, { text: xml }) {
    const policy = attribute(source, 'startupPolicy');
    const disk = source.parent;
    if (!policy || !disk) return;
    const type = diskType(disk);
    if (['network', 'nvme', 'vhostuser', 'vhostvdpa'].includes(type)) yield { at: policy, message: `${deviceName(disk)} is of type='${type}' and cannot have startupPolicy='${policy.value}'.`, fixes: [offeredFix('Remove startupPolicy', removeAttribute(xml, policy))] };
    else if (policy.value === 'requisite' && !['cdrom', 'floppy'].includes(diskDevice(disk))) yield { at: policy, message: `${deviceName(disk)} has startupPolicy='requisite', which only cdrom and floppy may have.`, fixes: [offeredFix('Remove startupPolicy', removeAttribute(xml, policy)), offeredFix("Write startupPolicy='optional'", setAttribute(source, 'startupPolicy', 'optional'))] };
  },
  bad: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a' «startupPolicy='optional'»/>
      <target dev='vda'/>
    </disk>`,
    `<disk type='file'>
      <source file='/srv/a.img' «startupPolicy='requisite'»/>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/srv/a.img' startupPolicy='optional'/>
      <target dev='vda'/>
    </disk>`,
  ],
});
