import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-hyperv-nonx86',
  category: 'configuration',
  severity: 'fatal',
  title: 'Hyper-V options on a guest that is not x86',
  match: ["Property '{cpu:quoted}.hv-{feature:word}' not found", "Property '{cpu:quoted}.hv_{feature:word}' not found", "Hyperv features are not supported for architecture", "Property '.hv-{feature:word}' not found", "can't apply global {cpu:path}.hv-{feature:path}"],
  message: 'The VM has Hyper-V enlightenments, but its CPU is not an x86 one that knows them.',
  why: 'Hyper-V features exist for x86 guests only; the XML was copied from one.',
  remedy: 'Remove the whole <hyperv> block from <features>.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//os/type | //hyperv"' }],
  xml: [{ path: 'features/hyperv' }],
  witness: { source: 'QEMU 7.2 and 10.0, qom/object.c object_property_find_err; libvirt 11.3.0 src/qemu/qemu_validate.c', text: "Property '%s.%s' not found" },
  samples: ["qemu-system-aarch64: can't apply global cortex-a57-arm-cpu.hv-vapic=on: Property 'cortex-a57-arm-cpu.hv-vapic' not found", "error: unsupported configuration: Hyperv features are not supported for architecture 'aarch64' or machine type 'virt'"],
  nearMisses: ["qemu-system-x86_64: Property 'virtio-rng-pci.hvac' not found", "host doesn't support hyperv 'evmcs' feature"],
});
