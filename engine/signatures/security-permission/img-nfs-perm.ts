import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-nfs-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The QEMU user has no access to the image on NFS',
  match: [
    "ould not open( disk image|) '{mount:quoted}(nfs|NFS|/rhev/data-center/|/mnt/pve/|/exports/|/var/lib/nova/mnt/){file:quoted}': Permission denied",
    "annot access storage file '{mount:quoted}(nfs|NFS|/rhev/data-center/){file:quoted}' \\(as uid:{uid:number}, gid:{gid:number}\\): Permission denied",
  ],
  unless: ['ould not open backing file'],
  message: 'The QEMU user may not open an image that seems to lie on NFS.',
  why: "The server maps root to nobody and checks the QEMU user's number itself; the export or the file's owner does not let it in. With SELinux virt_use_nfs must be on.",
  remedy: "Give the directory and files on the server to the QEMU user's numeric id, or map ids for this export; on SELinux hosts setsebool -P virt_use_nfs on.",
  checks: [
    { command: 'findmnt -T IMAGE' },
    { command: 'sudo -u qemu head -c1 -- IMAGE' },
    { command: 'getsebool virt_use_nfs' },
    { command: 'exportfs -v', look: 'on the server' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'QEMU 10.0 util/osdep.c; libvirt manual formatdomain.html on seclabel; SELinux boolean virt_use_nfs',
    text: "Could not open '%s': Permission denied",
  },
  samples: [
    'qemu-kvm: -blockdev {"driver":"file"}: Could not open \'/mnt/nfs-vms/a.qcow2\': Permission denied',
    "qemu-kvm: -drive file=/rhev/data-center/mnt/nas:_v/1: Could not open '/rhev/data-center/mnt/nas:_v/1': Permission denied",
  ],
  nearMisses: [
    "qemu-kvm: Could not open '/home/eve/w11.qcow2': Permission denied",
    'mount.nfs: access denied by server',
  ],
});
