import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, descend, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-source-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host device that is not named',
  why: 'SCSI devices are known by adapter and address, mediated devices by a UUID, iSCSI ones by target name and one host, vhost-scsi by its WWPN.',
  remedy: 'Complete <source>: see the page of libvirt on <hostdev>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysSCSIHostDefParseXML', text: "'address' must be specified for scsi hostdev source" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysSCSIHostDefParseXML', text: "'adapter' name must be specified for scsi hostdev source" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysSCSIiSCSIDefParseXML', text: 'missing iSCSI hostdev source path name' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysSCSIiSCSIDefParseXML', text: 'only one source host address may be specified for the iSCSI hostdev' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysSCSIiSCSIDefParseXML', text: "hostdev invalid secret type '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysSCSIVHostDefParseXML', text: "malformed 'wwpn' value" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysMediatedDevDefParseXML', text: 'Missing <address> element' },
  ],
  visits: ['domain/devices/hostdev/source'],
  *check(source) {
    const hostdev = source.parent!;
    const type = value(hostdev, 'type');
    const address = child(source, 'address');
    const what = deviceName(source);
    if ((value(hostdev, 'mode') ?? 'subsystem') !== 'subsystem') return;
    if (type === 'mdev' && !address) yield { at: source, message: `${what} is a mediated device without <address uuid='…'/>.` };
    if (type === 'scsi_host') {
      const wwpn = attribute(source, 'wwpn');
      if (wwpn && !/^naa\.(?:0x)?[\da-f]{16}$/i.test(wwpn.value)) yield { at: wwpn, message: `${what} has the WWPN ${wwpn.value}; it is naa. and 16 hexadecimal digits.` };
    }
    if (type !== 'scsi') return;
    if (value(source, 'protocol') !== 'iscsi') {
      const adapter = child(source, 'adapter');
      if (address && !value(adapter, 'name')) yield { at: adapter ?? source, message: `${what} is a SCSI device without the name of its adapter (<adapter name='scsi_host0'/>).` };
      if (!address) yield { at: source, message: `${what} is a SCSI device without <address bus='…' target='…' unit='…'/>.` };
      return;
    }
    if (!attribute(source, 'name')) yield { at: source, message: `${what} is an iSCSI device that does not name its target.` };
    for (const host of children(source, 'host').slice(1)) yield { at: host, message: `${what} is an iSCSI device with a second host; there is one.` };
    const secret = attribute(descend(source, 'auth', 'secret'), 'type');
    if (secret && ['none', 'volume', 'ceph', 'tls', 'vtpm'].includes(secret.value)) yield { at: secret, message: `${what} is an iSCSI device with a secret of type ${secret.value}; it takes iscsi.`, fixes: [offeredFix("Write type='iscsi'", setAttribute(descend(source, 'auth', 'secret')!, 'type', 'iscsi'))] };
  },
  bad: [
    "<hostdev mode='subsystem' type='scsi'><source>«<adapter/>»<address bus='0' target='0' unit='0'/></source></hostdev>",
    "<hostdev mode='subsystem' type='scsi'>«<source>»<adapter name='scsi_host0'/></source></hostdev>",
    "<hostdev mode='subsystem' type='scsi'>«<source protocol='iscsi'>»<host name='h.example.org'/></source></hostdev>",
    "<hostdev mode='subsystem' type='scsi'><source protocol='iscsi' name='iqn.2020-01.org.example:a/1'><host name='h.example.org'/>«<host name='i.example.org'/>»<auth username='a'><secret «type='ceph'» usage='b'/></auth></source></hostdev>",
    "<hostdev mode='subsystem' type='scsi_host'><source protocol='vhost' «wwpn='naa.zz'»/></hostdev>",
    "<hostdev mode='subsystem' type='mdev' model='vfio-pci'>«<source/>»</hostdev>",
  ],
  good: [
    "<hostdev mode='subsystem' type='scsi_host'><source protocol='vhost' wwpn='naa.5123456789abcde0'/></hostdev>",
    "<hostdev mode='subsystem' type='scsi'><source protocol='iscsi' name='iqn.2020-01.org.example:a/1'><host name='h.example.org'/></source></hostdev>",
  ],
});
