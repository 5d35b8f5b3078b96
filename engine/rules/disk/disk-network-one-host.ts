import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const ONE_HOST = new Set(['iscsi', 'http', 'https', 'ftp', 'ftps', 'tftp', 'ssh', 'nbd', 'vxhs']);

export default defineRule({
  id: 'disk-network-one-host',
  profile: 'libvirt',
  severity: 'error',
  title: 'A protocol with the wrong number of hosts',
  why: 'iSCSI, HTTP, FTP, SSH, NBD, TFTP and VxHS talk to one server; libvirt refuses none and several.',
  remedy: 'Name exactly one <host>.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_block.c qemuBlockStorageSourceGetISCSIProps',
    text: 'iSCSI protocol accepts only one host',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_block.c qemuBlockStorageSourceGetURI',
    text: 'protocol \'%1$s\' accepts only one host',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk/source'],
  *check(source, { text: xml }) {
    const protocol = value(source, 'protocol');
    if (value(source.parent, 'type') !== 'network' || protocol === undefined || !ONE_HOST.has(protocol)) return;
    const hosts = children(source, 'host');
    if (hosts.length === 0) yield { at: source, message: `${deviceName(source)} is on ${protocol} but names no host.` };
    for (const extra of hosts.slice(1)) yield { at: extra, fixes: [offeredFix('Remove this host', removeElement(xml, extra))], message: `${deviceName(source)} is on ${protocol}, which takes one host; this is another.` };
  },
  bad: [
    `<disk type='network'>
      «<source protocol='iscsi' name='iqn.2026-01.org.example:a/0'/>»
      <target dev='vda'/>
    </disk>`,
    `<disk type='network'>
      <source protocol='https' name='a.iso'>
        <host name='a'/>
        «<host name='b'/>»
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a'>
        <host name='a'/>
        <host name='b'/>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
});
