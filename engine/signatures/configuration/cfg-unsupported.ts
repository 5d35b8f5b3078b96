import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-unsupported',
  category: 'configuration',
  severity: 'fatal',
  title: 'libvirt refuses the configuration',
  match: ['unsupported configuration: {what}'],
  message: 'libvirt does not take the definition: {what}',
  why: 'Something in the XML does not fit together, or this hypervisor, machine type or host cannot do it. What stands after the colon says which part.',
  remedy: 'Open the XML in virt-doctor: the place is marked there. Change or remove that part; check with virsh domcapabilities what this host offers.',
  checks: [{ command: 'virsh domcapabilities' }, { command: 'virsh dumpxml VM --inactive' }],
  consequence: true,
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virerror.c VIR_ERR_CONFIG_UNSUPPORTED', text: 'unsupported configuration: %1$s' },
  samples: ['error: unsupported configuration: pears are not supported on this tree'],
  nearMisses: ['info : pears are an unsupported configuration'],
});
