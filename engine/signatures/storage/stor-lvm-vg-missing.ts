import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-lvm-vg-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The volume group is not there',
  match: ["annot find logical volume group name '{vg:quoted}'", "annot find any matching source devices for logical volume group '{vg:quoted}'", 'olume group "{vg:quoted}" not found', 'annot process volume group {vg:path}'],
  message: 'LVM finds no volume group {vg}.',
  why: 'Its physical volume is missing, filtered out (devices file, filter in lvm.conf), or on another host; or the name is wrong.',
  remedy: 'Look at vgs and pvs; import the device with lvmdevices --adddev, or correct <source><name> of the pool.',
  checks: [{ command: 'vgs' }, { command: 'pvs -a' }],
  xml: [{ path: '/pool/source/name' }],
  witness: { source: 'LVM2 2.03.16 (lvm); libvirt src/storage/storage_backend_logical.c runs vgchange', text: 'Volume group "%s" not found; Cannot process volume group %s / cannot find logical volume group name \'%1$s\'' },
  samples: ["error: unsupported configuration: cannot find logical volume group name 'pear'", 'error: internal error: Child process (/usr/sbin/vgchange -aly pear) unexpected exit status 5:   Volume group "pear" not found'],
  nearMisses: ['  Found volume group "pear" using metadata type lvm2'],
});
