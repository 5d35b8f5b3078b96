import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-module-notfound',
  category: 'driver',
  severity: 'degraded',
  title: 'An optional QEMU module is not installed',
  match: ['module (ui-|)ui-{display:word} not found, do you want to install', 'module {module:path} not found, do you want to install', "Unknown (driver|protocol) '(rbd|iscsi|gluster|nfs|ssh|curl|http|https|ftp|ftps|dmg)'", "Parameter 'driver' does not accept value '(rbd|iscsi|gluster|nfs|ssh|http|https|curl)'"],
  message: 'QEMU found no module for a block driver, display or sound back end.',
  why: 'Distributions pack rare back ends apart; without the one that a disk needs the VM does not start.',
  remedy: 'Install the package when the VM needs it (qemu-block-extra on Debian, qemu-block-rbd and the like on Fedora); else ignore the remark.',
  checks: [{ command: 'ls /usr/lib/*/qemu /usr/lib64/qemu-kvm' }, { command: 'qemu-img --help', look: 'Supported formats' }],
  xml: [{ path: 'devices/graphics/@type', equals: 'display' }, { path: 'devices/disk/source/@protocol' }, { path: 'devices/disk/source' }],
  witness: { source: "Debian qemu package, patches on util/module.c; QEMU block.c bdrv_find_format and qapi", text: "module %s%s not found, do you want to install %s package?" },
  samples: ['qemu: module ui-ui-gtk not found, do you want to install qemu-system-gui package?', 'qemu: module block-block-iscsi not found, do you want to install qemu-block-extra package?', "qemu-system-x86_64: -blockdev {\"driver\":\"rbd\"}: Unknown driver 'rbd'"],
  nearMisses: ["Unknown driver 'qcow3'", 'modprobe: FATAL: Module kvm not found'],
});
