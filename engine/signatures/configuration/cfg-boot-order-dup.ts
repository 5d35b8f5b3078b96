import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-boot-order-dup',
  category: 'configuration',
  severity: 'fatal',
  title: 'A boot order number is used twice',
  match: ["boot order '{order:quoted}' used for more than one device", 'boot order {order:number} is already used by another device', 'Two devices with same boot index {order:number}', 'The bootindex {order:number} has already been used'],
  message: 'Two devices have boot order {order}.',
  why: 'The numbers give the order of booting, so each may occur once.',
  remedy: "Give the devices different numbers in <boot order='…'/>.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //devices//boot' }],
  xml: [{ path: 'devices/disk/boot/@order', equals: 'order' }, { path: 'devices/interface/boot/@order', equals: 'order' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDeviceBootOrder…; QEMU softmmu/bootdevice.c', text: "boot order '%1$s' used for more than one device" },
  samples: ["error: XML error: boot order '3' used for more than one device", 'qemu-system-x86_64: -device virtio-net-pci,bootindex=1: The bootindex 1 has already been used'],
  nearMisses: ['per-device boot elements cannot be used together with os/boot elements', 'boot order 1'],
});
