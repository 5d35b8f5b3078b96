import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const WEB = ['http', 'https', 'ftp', 'ftps'];
const ELEMENTS: Readonly<Record<string, readonly string[]>> = { ssl: ['https', 'ftps'], cookies: ['http', 'https'], readahead: WEB, timeout: WEB, reconnect: ['nbd'] };
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = { query: ['http', 'https'], tlsHostname: ['nbd'], tls: ['nbd', 'vxhs'] };

export default defineRule({
  id: 'disk-source-protocol-settings',
  profile: 'libvirt',
  severity: 'error',
  title: 'A source setting of another network protocol',
  why: 'ssl and query belong to HTTPS and FTPS or HTTP, cookies to HTTP, readahead and timeout to HTTP and FTP, reconnect and tlsHostname to NBD; libvirt refuses them elsewhere.',
  remedy: 'Remove the setting, or use the protocol it belongs to.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'ssl verification is supported only with HTTPS/FTPS protocol' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'http cookies are supported only with HTTP(S) protocol' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'readahead is supported only with HTTP(S)/FTP(s) protocols' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'timeout is supported only with HTTP(S)/FTP(s) protocols' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'reconnect delay is supported only with NBD protocol' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'query is supported only with HTTP(S) protocols' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "'tlsHostname' field is supported only with NBD disks" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainPrepareStorageSourceTLS', text: "TLS transport is not supported for disk protocol '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk/source', 'domain/devices/disk/backingStore/source'],
  *check(source) {
    const protocol = value(source, 'protocol');
    if (protocol === undefined || value(source.parent, 'type') !== 'network') return;
    for (const [name, protocols] of Object.entries(ELEMENTS)) {
      const found = child(source, name);
      if (found && !protocols.includes(protocol)) yield { at: found, message: `${deviceName(source)} has <${name}>, which exists for ${protocols.join(', ')} but not for ${protocol.slice(0, 40)}.` };
    }
    for (const [name, protocols] of Object.entries(ATTRIBUTES)) {
      const found = attribute(source, name);
      if (found && found.value !== 'no' && !protocols.includes(protocol)) yield { at: found, message: `${deviceName(source)} has ${name}, which exists for ${protocols.join(', ')} but not for ${protocol.slice(0, 40)}.` };
    }
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='http' name='/a.iso'><host name='h'/>«<ssl verify='no'/>»</source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='p/a' «tls='yes'»><host name='h'/></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='ftp' name='/a.iso' «query='x=1'»><host name='h'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='https' name='/a.iso' query='x=1'><host name='h'/><ssl verify='no'/><timeout seconds='5'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
