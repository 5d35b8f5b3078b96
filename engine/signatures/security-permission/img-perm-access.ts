import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-perm-access',
  category: 'security/permission',
  severity: 'fatal',
  title: 'libvirt cannot reach the image as the QEMU user',
  match: [
    "annot open volume '{file:quoted}': Permission denied",
    "annot access storage file '{file:quoted}' \\(as uid:{uid:number}, gid:{gid:number}\\): (Permission denied|Keine Berechtigung|Permission non accordée|Permiso denegado|Permesso negato|Permissão negada|Отказано в доступе|权限不够|許可がありません|Brak dostępu)",
    "annot access storage file '{file:quoted}': (Permission denied|Keine Berechtigung|Permission non accordée|Permiso denegado|Permesso negato|Permissão negada|Отказано в доступе|权限不够|許可がありません|Brak dostępu)",
  ],
  unless: [
    ".fd'",
    '_VARS.',
    '_VARS_4M',
    '_CODE.',
    '_CODE_4M',
    'edk2-',
    '/usr/share/OVMF',
    '/usr/share/AAVMF',
  ],
  message: 'The QEMU user may not reach {file}.',
  why: 'libvirt tried the path with that uid and gid; a directory on the way has no search permission (x) for it, most often the home directory.',
  remedy: 'Move the file to a pool (/var/lib/libvirt/images), or give search permission on each directory: setfacl -m u:libvirt-qemu:x DIR. Do not open the directory to everybody.',
  checks: [
    { command: 'namei -l -- FILE', look: 'the first directory without x for that uid' },
    { command: 'getent passwd UID' },
    { command: 'setfacl -m u:libvirt-qemu:x DIRECTORY', changes: true },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'file' },
    { path: 'devices/disk/source/@dev', equals: 'file' },
  ],
  yieldsTo: ['img-nfs-perm'],
  witness: {
    source: 'libvirt 11.3 src/storage_file/storage_source.c, virStorageSourceReportBrokenChain()',
    text: "Cannot access storage file '%1$s' (as uid:%2$u, gid:%3$u)",
  },
  samples: [
    "error: cannot open volume '/srv/pear/seven.img': Permission denied",
    "error: Cannot access storage file '/home/bob/vm.qcow2' (as uid:64055, gid:994): Permission denied",
    '"msg": "Cannot access storage file \'/media/usb/x.img\' (as uid:107, gid:107): Permission denied"',
  ],
  nearMisses: [
    "error: Cannot access storage file '/home/bob/vm.qcow2' (as uid:64055, gid:994): No such file or directory",
    "error: Cannot access backing file '/home/bob/base' of storage file '/home/bob/vm.qcow2' (as uid:1, gid:1): Permission denied",
  ],
});
