import { deviceName } from '../../schema/read.ts';
import { attribute, children, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-nfs-host',
  profile: 'libvirt',
  severity: 'error',
  title: 'An NFS disk whose host is not one plain TCP host',
  why: "QEMU's NFS client takes one host over TCP and no port.",
  remedy: 'Name one <host> without port and transport.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "'nfs' protocol requires the usage of exactly one host" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "'nfs' host must use TCP protocol" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "port cannot be specified in 'nfs' protocol host" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk/source'],
  *check(source, { text: xml }) {
    if (value(source, 'protocol') !== 'nfs' || value(source.parent, 'type') !== 'network') return;
    const hosts = children(source, 'host');
    const transport = attribute(hosts[0], 'transport');
    const port = attribute(hosts[0], 'port');
    if (hosts.length !== 1) yield { at: hosts[1] ?? source, message: `${deviceName(source)} names ${hosts.length} NFS hosts; libvirt wants exactly one.` };
    else if (transport && transport.value !== 'tcp') yield { at: transport, message: `${deviceName(source)} reaches its NFS host over ${transport.value.slice(0, 40)}; QEMU speaks TCP only.` };
    else if (port && port.value !== '0') yield { at: port, message: `${deviceName(source)} names a port of its NFS host, which libvirt refuses.`, fixes: [safeFix('Remove port', removeAttribute(xml, port))] };
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='nfs' name='/e/a.img'><host name='h' «port='2049'»/></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='nfs' name='/e/a.img'><host name='h'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
