import { DEVICE_FILES, defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-path-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'libvirt may not open or make a file',
  match: [
    "(ailed to create file|annot create path|annot open directory|annot open path|ailed to open file|annot open file|annot create directory|annot create user runtime directory|ailed to bind socket to) '{path:quoted}': Permission denied",
    'ailed to create (state|lib|cache|save|snapshot|checkpoint|dump) dir {path:path}: Permission denied',
  ],
  unless: DEVICE_FILES,
  message: 'libvirt may not open or make {path}.',
  why: 'The daemon runs as an ordinary user (qemu:///session), NFS treats root as nobody (root_squash), or SELinux or AppArmor confines it; in a session, XDG_RUNTIME_DIR may be that of another user (sudo, su).',
  remedy: 'Use a folder that this user may write, correct owner and label (restorecon), or the no_root_squash of the export; log in afresh instead of su.',
  checks: [{ command: 'namei -l /path/to/file' }, { command: 'virsh uri' }, { command: 'ausearch -m avc -ts recent' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virfile.c, src/storage/storage_util.c, src/qemu/qemu_driver.c qemuStateInitialize, src/rpc/virnetsocket.c (the text of errno follows)', text: "Failed to create file '%1$s' / cannot open directory '%1$s' / Failed to create state dir %1$s / Failed to bind socket to '%1$s'" },
  samples: [
    "error: Failed to create file '/srv/pear.img': Permission denied",
    "error: cannot open directory '/srv/pear': Permission denied",
    "error: Cannot create user runtime directory '/run/user/777/libvirt': Permission denied",
  ],
  nearMisses: ["error: cannot open directory '/srv/pear': No such file or directory"],
});
