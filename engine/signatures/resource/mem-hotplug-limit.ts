import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-hotplug-limit',
  category: 'resource',
  severity: 'fatal',
  title: 'The memory device does not fit',
  match: [
    'memory device total size exceeds hotplug space',
    "would exceed domain's maxMemory config size",
    'not enough space, currently {used:hex} in use of total space for memory devices {total}',
    'Unable to hotplug {size:number} MiB memory',
    'memory devices \\(e.g. for memory hotplug\\) are not enabled',
    "would exceed domain's maxMemory config size '{max:quoted}'",
    "memory device count '{count:quoted}' exceeds slots count '{slots:quoted}'",
    "count of memory devices requiring memory slots '{count:quoted}' exceeds slots count '{slots:quoted}'",
    "cannot use/hotplug a memory device when domain 'maxMemory' is not defined",
    'no free memory slots (left|available)',
    'not enough free memory slots left',
  ],
  message: 'The memory device does not fit into the room that the VM has for such devices.',
  why: '<maxMemory slots= > fixes at start how many devices and how much memory may be added.',
  remedy: 'Raise <maxMemory> and its slots (VM off), or plug a smaller device.',
  checks: [{ command: "virsh dumpxml DOMAIN --xpath '//maxMemory | //devices/memory'" }],
  xml: [
    { path: 'maxMemory' },
    { path: 'devices/memory/target/size' },
  ],
  witness: {
    source: 'QEMU 10.0 hw/mem/memory-device.c, memory_device_check_addable(); libvirt 11.3 src/qemu/qemu_domain.c',
    text: "not enough space, currently 0x%PRIx64 in use of total space for memory devices 0x%PRIx64 / memory device count '%1$u' exceeds slots count '%2$u'",
  },
  samples: [
    'error: unsupported configuration: memory device total size exceeds hotplug space',
    'qemu-kvm: -device {"driver":"pc-dimm","memdev":"m1","id":"dimm1"}: not enough space, currently 0x40000000 in use of total space for memory devices 0x80000000',
    "error: unsupported configuration: Attaching memory device with size '4194304' would exceed domain's maxMemory config size '8388608'",
    "error: unsupported configuration: memory device count '5' exceeds slots count '4'",
    'qemu-kvm: -device {"driver":"pc-dimm"}: memory devices (e.g. for memory hotplug) are not enabled, please specify the maxmem option',
  ],
  nearMisses: [
    'At least one numa node has to be configured when enabling memory hotplug',
    'not enough space in /tmp',
  ],
});
