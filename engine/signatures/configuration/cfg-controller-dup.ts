import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-controller-dup',
  category: 'configuration',
  severity: 'fatal',
  title: 'Two controllers of one kind have the same index',
  match: ["Multiple '{type:quoted}' controllers with index '{index:number}'", 'Duplicate USB controllers with index {index:number}', 'Multiple legacy USB controllers are not supported'],
  message: 'The index of a controller is used twice.',
  why: 'Devices name their controller by type and index, so each pair may occur once.',
  remedy: 'Remove the doubled <controller>, or give it the next free index.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //controller' }],
  xml: [{ path: 'devices/controller/@type', equals: 'type' }, { path: 'devices/controller/@index' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDefRejectDuplicateControllers', text: "Multiple '%1$s' controllers with index '%2$d'" },
  samples: ["error: XML error: Multiple 'sata' controllers with index '1'", 'error: XML error: Duplicate USB controllers with index 2'],
  nearMisses: ['No master USB controller specified', 'controller with index 3 added'],
});
