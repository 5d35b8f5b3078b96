import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-label-conflict',
  category: 'security/permission',
  severity: 'fatal',
  title: 'Two VMs want different labels on one file',
  match: ['Setting different (SELinux label|DAC user or group) on {file:path} which is already in use'],
  message: 'The file {file} is already labelled for another VM.',
  why: 'libvirt remembers whom a file belongs to. Another VM uses it, or a crash or a migration left the note (extended attributes trusted.libvirt.security.*) behind.',
  remedy: 'Share the image on purpose with <shareable/> or <readonly/>, or stop the other VM. When none uses it, remove the stale attributes.',
  checks: [{ command: 'getfattr -m trusted.libvirt -d /path/to/image' }, { command: 'setfattr -x trusted.libvirt.security.ref_dac /path/to/image', changes: true }],
  xml: [{ path: 'devices/disk/source/@file', equals: 'file' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/security/security_dac.c, security_selinux.c', text: 'Setting different DAC user or group on %1$s which is already in use' },
  samples: [
    'error: Requested operation is not valid: Setting different SELinux label on /srv/pear.img which is already in use',
    'error: Requested operation is not valid: Setting different DAC user or group on /srv/pear.img which is already in use',
  ],
  nearMisses: ['Setting the SELinux label on /srv/pear.img'],
});
