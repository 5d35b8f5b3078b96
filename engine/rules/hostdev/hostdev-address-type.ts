import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const FITTING: Readonly<Record<string, readonly string[]>> = { pci: ['pci', 'unassigned'], usb: ['usb'], scsi: ['drive'], scsi_host: ['pci', 'ccw'] };

export default defineRule({
  id: 'hostdev-address-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host device with an address that does not fit',
  why: 'A PCI host device sits on PCI, a USB one on USB, a SCSI one on a drive address, vhost-scsi on PCI or CCW.',
  remedy: 'Leave the <address> out, or use the type that fits.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainHostdevDefValidate',
    text: 'SCSI host device must use \'drive\' address type',
  }],
  visits: ['domain/devices/hostdev'],
  *check(hostdev, { text: source }) {
    const kind = value(hostdev, 'type') ?? '';
    const type = attribute(child(hostdev, 'address'), 'type');
    const fitting = Object.hasOwn(FITTING, kind) ? FITTING[kind] : undefined;
    if ((value(hostdev, 'mode') ?? 'subsystem') !== 'subsystem' || !fitting || !type?.value || type.value === 'none' || fitting.includes(type.value)) return;
    yield { at: type, message: `${deviceName(hostdev)} is a ${kind} host device but has an address of type '${type.value}'; ${fitting.join(' or ')} fits.`, fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, type.owner))] };
  },
  bad: [
    `<hostdev mode='subsystem' type='scsi'>
      <source>
        <adapter name='scsi_host0'/>
        <address bus='0' target='0' unit='0'/>
      </source>
      <address «type='pci'» domain='0' bus='0' slot='8' function='0'/>
    </hostdev>`,
  ],
  good: [
    `<hostdev mode='subsystem' type='pci' managed='yes'>
      <source>
        <address domain='0x0000' bus='0x06' slot='0x02' function='0x0'/>
      </source>
      <address type='pci' domain='0' bus='0' slot='8' function='0'/>
    </hostdev>`,
  ],
});
