import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-sgio-unfiltered',
  profile: 'libvirt',
  severity: 'error',
  title: 'Unfiltered SCSI commands',
  why: 'The kernel lost the switch that let guests send any SCSI command, so libvirt refuses it; rawio is another thing.',
  remedy: 'Remove sgio from the device.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'unfiltered sgio is no longer supported' },
  ],
  onlyWith: ['@sgio'],
  visits: ['domain/devices/disk', 'domain/devices/hostdev'],
  *check(device, { text: source }) {
    const sgio = attribute(device, 'sgio');
    if (sgio?.value !== 'unfiltered' || (device.name === 'hostdev' && value(device, 'type') !== 'scsi')) return;
    yield { at: sgio, message: `${deviceName(device)} asks for unfiltered SCSI commands, which neither libvirt nor the kernel offers any more.`, fixes: [safeFix('Remove sgio', removeAttribute(source, sgio))] };
  },
  bad: [
    "<disk type='block' device='lun' «sgio='unfiltered'»><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/></disk>",
    "<hostdev mode='subsystem' type='scsi' «sgio='unfiltered'»><source><adapter name='scsi_host0'/><address bus='0' target='0' unit='0'/></source></hostdev>",
  ],
  good: [
    "<disk type='block' device='lun' sgio='filtered'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/></disk>",
  ],
});
