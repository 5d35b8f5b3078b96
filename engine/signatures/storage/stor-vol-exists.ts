import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-vol-exists',
  category: 'storage',
  severity: 'fatal',
  title: 'A volume of that name is already there',
  match: ["olume with target path '{volume:quoted}' already exist", "torage volume name '{volume:quoted}' already in use", "olume target path '{volume:quoted}' already exists"],
  message: 'There is already a volume {volume}.',
  why: 'Two volumes of a pool cannot share a name; a file of an earlier attempt may have stayed.',
  remedy: 'Choose another name, or delete the old volume when nothing needs it.',
  checks: [{ command: 'virsh vol-list POOL' }, { command: 'virsh vol-delete VOLUME --pool POOL', changes: true }],
  xml: [{ path: '/volume/name' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/storage/storage_driver.c storageVolCreateXML, storage_util.c; 12.8', text: "storage volume name '%1$s' already in use. / volume with target path '%1$s' already exist" },
  samples: [
    "error: operation failed: volume with target path '/srv/pear.img' already exist",
    "error: operation failed: storage volume name 'pear.img' already in use.",
    "error: internal error: volume target path '/srv/seven/pear.img' already exists",
  ],
  nearMisses: ["error: storage volume 'pear.img' is in use"],
});
