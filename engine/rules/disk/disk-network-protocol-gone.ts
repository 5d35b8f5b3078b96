import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-network-protocol-gone',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network protocol that QEMU dropped',
  why: 'QEMU reads no disk over TFTP since 2.8, and none over VxHS since 5.2.',
  remedy: 'Offer the image over HTTP(S) or NBD.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "'tftp' protocol is not supported with this QEMU binary" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateDisks', text: 'VxHS protocol is not supported with this QEMU binary' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk/source'],
  *check(source) {
    const protocol = attribute(source, 'protocol');
    if (protocol && ['tftp', 'vxhs'].includes(protocol.value) && value(source.parent, 'type') === 'network') yield { at: protocol, message: `${deviceName(source)} reads over ${protocol.value}, which QEMU dropped.` };
  },
  bad: [
    "<disk type='network' device='cdrom'><driver name='qemu' type='raw'/><source «protocol='tftp'» name='a.iso'><host name='h'/></source><target dev='sda' bus='sata'/></disk>",
  ],
  good: [
    "<disk type='network' device='cdrom'><driver name='qemu' type='raw'/><source protocol='http' name='a.iso'><host name='h'/></source><target dev='sda' bus='sata'/></disk>",
  ],
});
