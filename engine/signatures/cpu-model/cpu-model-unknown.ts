import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-model-unknown',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'No CPU model has that name',
  match: ['Invalid CPU (model|type): {model:path}', 'CPU vendor {model:path} not found', 'Unknown CPU vendor {model:path}', '(Unknown|unknown) CPU model {model:path}', "unable to find CPU model '{model:quoted}'", "CPU model '{model:quoted}' not found", 'CPU model {model:path} is not supported by hypervisor', "The CPU definition '{model:quoted}' is unknown", 'cannot translate CPU model {model:path} to a supported model'],
  unless: ['unknown CPU model for host', 'CPU model unknown'],
  message: 'The CPU model {model} is not known here.',
  why: 'The name is misspelt, belongs to another architecture, or is newer than this libvirt or QEMU.',
  remedy: 'Choose a model that virsh cpu-models or domcapabilities lists. Model names are case-sensitive.',
  checks: [{ command: 'virsh cpu-models x86_64' }, { command: 'virsh domcapabilities', look: "the <model> elements with usable='yes'" }, { command: 'qemu-system-x86_64 -cpu help' }],
  xml: [{ path: 'cpu/model', equals: 'model' }],
  witness: { source: 'libvirt 11.3.0, src/cpu/cpu_x86.c and src/cpu/cpu.c; QEMU cpu-target.c parse_cpu_option; QEMU 9.0 and later hw/core/machine.c is_cpu_type_supported; libvirt src/cpu/cpu_x86.c', text: 'Unknown CPU model %1$s / Invalid CPU model: %s / CPU vendor %1$s not found' },
  samples: [
    'qemu-system-x86_64: Invalid CPU model: pear-7\nThe valid models are: max',
    'error: internal error: Unknown CPU model Skylake-Sever',
    "qemu-system-x86_64: unable to find CPU model 'EPYC-Paris'",
    'error: unsupported configuration: CPU model Cooperlake is not supported by hypervisor',
  ],
  nearMisses: ['error: internal error: unknown host CPU model', "error: unsupported configuration: CPU mode 'custom' for x86_64 kvm domain on x86_64 host is not supported by hypervisor"],
});
