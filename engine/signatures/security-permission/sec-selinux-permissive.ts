import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-selinux-permissive',
  category: 'security/permission',
  severity: 'degraded',
  title: 'SELinux would have refused but is permissive',
  match: ['avc:  denied  \\{ {access} \\}{what}(virt|qemu|swtpm|kvm|container_t|qm_t){rest}permissive=1'],
  message: 'SELinux only logged an access ({access}) that enforcing mode would refuse.',
  why: 'The domain or the whole host is permissive, so this cannot be the cause of a failure; it will be one in enforcing mode.',
  remedy: 'Correct the label before you go back to enforcing.',
  checks: [
    { command: 'getenforce' },
    { command: 'restorecon -nv -- PATH', look: 'only shows what it would change' },
  ],
  xml: [{ path: 'seclabel' }],
  witness: {
    source: 'Linux security/selinux/avc.c',
    text: 'avc:  denied  { %s } for … permissive=1',
  },
  samples: [
    'type=AVC msg=audit(1.5:1): avc:  denied  { open } for  pid=4 comm="qemu-kvm" path="/srv/a.img" scontext=system_u:system_r:svirt_t:s0:c1,c2 tcontext=system_u:object_r:var_t:s0 tclass=file permissive=1',
    'type=AVC msg=audit(1.5:2): avc:  denied  { getattr } for  pid=4 comm="rpc-virtqemud" scontext=system_u:system_r:virtqemud_t:s0 tcontext=system_u:object_r:var_t:s0 tclass=file permissive=1',
  ],
  nearMisses: [
    'type=AVC msg=audit(1.5:3): avc:  denied  { open } for  pid=4 comm="qemu-kvm" scontext=system_u:system_r:svirt_t:s0:c1,c2 tclass=file permissive=0',
    'type=AVC msg=audit(1.5:4): avc:  denied  { open } for  pid=4 comm="sshd" scontext=system_u:system_r:sshd_t:s0 tclass=file permissive=1',
  ],
});
