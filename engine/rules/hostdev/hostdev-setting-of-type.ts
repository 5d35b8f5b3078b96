import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-setting-of-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A setting of another kind of host device',
  why: 'startupPolicy belongs to USB devices, sgio and rawio to SCSI devices, model to mediated devices and vhost-scsi.',
  remedy: 'Remove the attribute.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLSubsys', text: 'Setting startupPolicy is only allowed for USB devices' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLSubsys', text: 'sgio is only supported for scsi host device' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLSubsys', text: 'rawio is only supported for scsi host device' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLSubsys', text: "'model' attribute in <hostdev> is only supported when type='%1$s'" },
  ],
  visits: ['domain/devices/hostdev'],
  *check(hostdev, { text: source }) {
    const type = value(hostdev, 'type');
    if (type === undefined || (value(hostdev, 'mode') ?? 'subsystem') !== 'subsystem') return;
    const found = [
      ...(type === 'usb' ? [] : [attribute(child(hostdev, 'source'), 'startupPolicy')]),
      ...(type === 'scsi' ? [] : [attribute(hostdev, 'sgio'), attribute(hostdev, 'rawio')]),
      ...(type === 'mdev' || type === 'scsi_host' ? [] : [attribute(hostdev, 'model')]),
    ];
    for (const a of found) if (a) yield { at: a, message: `${deviceName(hostdev)} has ${a.name}='${a.value}', which devices of type='${type}' do not have.`, fixes: [safeFix(`Remove ${a.name}`, removeAttribute(source, a))] };
  },
  bad: [
    "<hostdev mode='subsystem' type='pci' «sgio='filtered'» «rawio='yes'»><source «startupPolicy='optional'»><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>",
    "<hostdev mode='subsystem' type='pci' «model='vfio-pci'»><source><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>",
  ],
  good: [
    "<hostdev mode='subsystem' type='usb'><source startupPolicy='optional'><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>",
  ],
});
