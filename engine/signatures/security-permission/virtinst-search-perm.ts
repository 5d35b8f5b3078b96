import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virtinst-search-perm',
  category: 'security/permission',
  severity: 'degraded',
  title: 'QEMU may not enter the folder of the image',
  match: ['{path:path} may not be accessible by the hypervisor', "ou will need to grant the '{user:quoted}' user search permissions"],
  message: 'The folder of the image is closed to the user that runs QEMU.',
  why: 'Home directories are usually 0700 or 0750; QEMU needs the search permission on each folder above the image.',
  remedy: 'Move the image to /var/lib/libvirt/images, or give QEMU the way: setfacl -m u:libvirt-qemu:x on each folder.',
  checks: [{ command: 'namei -l /path/to/image' }, { command: 'setfacl -m u:libvirt-qemu:x /home/USER', changes: true }],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: { source: 'virt-install 4.1.0 virtinst/cli.py check_path_search', text: "%(path)s may not be accessible by the hypervisor. You will need to grant the '%(user)s' user search permissions for the following directories: %(dirs)s" },
  samples: [
    "WARNING  /home/pear/seven.iso may not be accessible by the hypervisor. You will need to grant the 'libvirt-qemu' user search permissions for the following directories: ['/home/pear']",
  ],
  nearMisses: ['/home/pear/seven.iso is accessible'],
});
