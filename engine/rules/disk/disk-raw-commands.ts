import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-raw-commands',
  profile: 'security',
  severity: 'hint',
  title: 'A guest that sends any SCSI command',
  why: "rawio='yes' gives QEMU the capability CAP_SYS_RAWIO, for all of its disks, and sgio='unfiltered' lets every SCSI command through: the guest may rewrite a drive's firmware or reach other parts of a shared device.",
  remedy: 'Leave it out unless the guest is trusted and needs it (tape libraries, persistent reservations: see <reservations>).',
  witness: [{ source: 'libvirt manual, formatdomain, Hard drives, floppy disks, CDROMs, rawio', text: "rawio='yes', rawio capability will be enabled for all disks in the domain" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@rawio', '@sgio'],
  visits: ['domain/devices/disk', 'domain/devices/hostdev'],
  *check(device, { text }) {
    for (const [name, loose] of [['rawio', 'yes'], ['sgio', 'unfiltered']] as const) {
      const at = attribute(device, name);
      if (at?.value === loose) yield { at, message: `${deviceName(device)}: ${name}='${loose}' lets the guest send SCSI commands that are held back otherwise.`, fixes: [offeredFix(`Remove ${name}`, removeAttribute(text, at))] };
    }
  },
  bad: ["<disk type='block' device='lun' «rawio='yes'»><driver name='qemu' type='raw'/><source dev='/dev/sdc'/><target dev='sda' bus='scsi'/></disk>"],
  good: ["<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdc'/><target dev='sda' bus='scsi'/></disk>"],
});
