import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-selinux-svirt',
  category: 'security/permission',
  severity: 'fatal',
  title: 'SELinux forbade the VM an access',
  match: [
    'avc:  denied  \\{ {access} \\}{what}:svirt_{type:word}',
    'avc:  denied  \\{ {access} \\}{what}:svirt{level:word}',
    'avc:  denied  \\{ {access} \\}{what}comm="(qemu|CPU )',
  ],
  unless: ['permissive=1'],
  message: "SELinux forbade a VM's process: {access}.",
  why: 'sVirt lets each VM touch only files with its own label. The file has another label, lies on NFS, FUSE or SMB, or in a place that libvirt does not relabel.',
  remedy: 'Put the file where libvirt labels it, relabel it (restorecon), or switch on the matching boolean (virt_use_nfs, virt_use_fusefs, virt_use_samba). Do not set SELinux to permissive for it.',
  checks: [
    { command: 'ausearch -m avc -ts recent' },
    { command: 'ls -Z -- FILE' },
    { command: 'getsebool -a | grep virt_use' },
  ],
  xml: [
    { path: 'seclabel' },
    { path: 'devices/disk/source/@file' },
  ],
  witness: {
    source: 'Linux security/selinux/avc.c, avc_audit_pre_callback()',
    text: 'avc:  denied  { %s } for  pid=%d comm="%s" … scontext=%s tcontext=%s tclass=%s permissive=%d',
  },
  samples: [
    'type=AVC msg=audit(1710000000.000:11): avc:  denied  { write } for  pid=9 comm="qemu-kvm" name="d.img" dev="sdb1" ino=12 scontext=system_u:system_r:svirt_t:s0:c1,c2 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0',
    'hv kernel: audit: type=1400 audit(1.1:1): avc:  denied  { map } for  pid=9 comm="CPU 0/KVM" scontext=system_u:system_r:svirt_tcg_t:s0:c3,c4 tcontext=system_u:object_r:default_t:s0 tclass=file permissive=0',
  ],
  nearMisses: [
    'type=AVC msg=audit(1.1:2): avc:  denied  { read } for  pid=2 comm="httpd" scontext=system_u:system_r:httpd_t:s0 tcontext=x tclass=file permissive=0',
    'type=AVC msg=audit(1.1:3): avc:  denied  { read } for  pid=2 comm="qemu-kvm" scontext=system_u:system_r:svirt_t:s0:c1,c2 tcontext=x tclass=file permissive=1',
  ],
});
