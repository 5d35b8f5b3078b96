import { deviceName } from '../../schema/read.ts';
import { attribute, text as textOf, textSpan } from '../../xml/query.ts';
import type { Target } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const HOME = /^(?:\/home\/[^/]+|\/root|\/var\/home\/[^/]+)\//;

export default defineRule({
  id: 'image-in-home',
  profile: 'portability',
  severity: 'hint',
  title: 'A file of the guest below a home directory',
  why: "Guests of qemu:///system run as a user of their own (libvirt-qemu, qemu), which may not enter other users' home directories: the guest fails to start with 'Cannot access storage file … Permission denied'. Guests of qemu:///session run as yourself and are fine.",
  remedy: "Move the file to /var/lib/libvirt/images, or let QEMU's user pass: setfacl -m u:libvirt-qemu:x /home/NAME.",
  witness: [{ source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceReportBrokenChain', text: "Cannot access storage file '%1$s' (as uid:%2$u, gid:%3$u)" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk/source', 'domain/devices/hostdev/rom', 'domain/devices/interface/rom', 'domain/os/kernel', 'domain/os/initrd', 'domain/os/loader'],
  *check(element, { text }) {
    const file = element.name === 'source' || element.name === 'rom' ? attribute(element, 'file') : undefined;
    const path = file ? file.value : textOf(element);
    if (!HOME.test(path)) return;
    const at: Target = file ?? textSpan(element, text);
    yield { at, message: `${deviceName(element)} takes ${path.slice(0, 80)}: QEMU of qemu:///system may not enter this home directory.` };
  },
  bad: ["<disk type='file' device='cdrom'><source «file='/home/anna/debian.iso'»/><target dev='sda' bus='sata'/></disk>"],
  good: ["<disk type='file' device='cdrom'><source file='/srv/iso/debian.iso'/><target dev='sda' bus='sata'/></disk>", "<disk type='file'><source file='/homes.img'/><target dev='vda' bus='virtio'/></disk>"],
});
