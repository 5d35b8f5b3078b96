import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virtinst-disk-in-use',
  category: 'storage',
  severity: 'fatal',
  title: 'The disk belongs to another VM',
  match: ['isk {path:path} is already in use by other guests {guests}', "isk '{path:quoted}' is already in use by other guests {guests}"],
  message: 'The image {path} is the disk of another VM.',
  why: 'Two running VMs that write to one image destroy it; the tool asks first.',
  remedy: "Choose another image, remove the other VM's disk, or override with --check path_in_use=off when only one of them ever runs.",
  checks: [{ command: 'virsh domblklist VM' }],
  xml: [{ path: 'devices/disk/source/@file', equals: 'path' }],
  witness: { source: 'virt-install 4.1.0 virtinst/cli.py; virt-manager virtManager/device/addstorage.py', text: 'Disk %(path)s is already in use by other guests %(names)s.' },
  samples: ["ERROR    Disk /srv/pear.img is already in use by other guests ['seven']. (Use --check path_in_use=off or --check all=off to override)"],
  nearMisses: ['Disk /srv/pear.img is free'],
});
