import { diskBus, diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-encryption-engine',
  profile: 'libvirt',
  severity: 'error',
  title: 'An encryption that its engine does not do',
  why: "QEMU's own engine decrypts luks with one secret; luks2, luks-any and several secrets are what librbd does, on RBD images.",
  remedy: "Use format='luks' with one secret, or engine='librbd' on an RBD disk.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "'%1$s' is currently not supported by the qemu encryption engine" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'qemu encryption engine expects only a single secret' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'librbd encryption is supported only with RBD backed disks' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_block.c qemuBlockStorageSourceGetFormatLUKSProps', text: "missing secret info for 'luks' driver" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDisk', text: "sd card '%1$s' does not support multiple encryption secrets" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk/source/encryption', 'domain/devices/disk/encryption'],
  *check(encryption, { text: source }) {
    const disk = encryption.parent?.name === 'disk' ? encryption.parent : encryption.parent!.parent!;
    const engine = attribute(encryption, 'engine');
    const format = attribute(encryption, 'format');
    const [first, second] = children(encryption, 'secret');
    if ((engine?.value ?? 'qemu') === 'qemu') {
      if (format && ['luks2', 'luks-any'].includes(format.value)) yield { at: format, message: `${deviceName(disk)} is encrypted with ${format.value}, which QEMU's own engine does not know.` };
      else if (format?.value === 'luks' && !first) yield { at: encryption, message: `${deviceName(disk)} is encrypted, but names no secret to open it with.`, fixes: [offeredFix('Add a <secret>', appendChild(source, encryption, "<secret type='passphrase' usage=''/>"))] };
      else if (second) yield { at: second, message: `${deviceName(disk)} has several secrets; QEMU's own engine takes one.` };
    } else if (second && diskBus(disk) === 'sd') yield { at: second, message: `${deviceName(disk)} is an SD card and takes one secret.` };
    else if (engine?.value === 'librbd' && diskType(disk) !== 'network' && diskType(disk) !== 'volume') yield { at: engine, message: `${deviceName(disk)} uses librbd's encryption but is no RBD image.` };
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'>«<encryption format='luks'/>»</source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'><encryption «format='luks2'»><secret type='passphrase' usage='a'/></encryption></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'><encryption format='luks'><secret type='passphrase' usage='a'/>«<secret type='passphrase' usage='b'/>»</encryption></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'><encryption format='luks' «engine='librbd'»><secret type='passphrase' usage='a'/></encryption></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='p/a'><host name='h'/><encryption format='luks2' engine='librbd'><secret type='passphrase' usage='a'/><secret type='passphrase' usage='b'/></encryption></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
