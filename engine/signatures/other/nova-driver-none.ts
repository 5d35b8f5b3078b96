import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'nova-driver-none',
  category: 'other',
  severity: 'fatal',
  title: 'nova lost its libvirt connection',
  match: ["'NoneType' object has no attribute '(numOfDomains|getLibVersion|listAllDomains|getInfo|getCapabilities|lookupByUUIDString|baselineCPU|listDefinedDomains|getType|listDomainsID)'"],
  message: 'nova-compute uses a libvirt connection that is not there.',
  why: 'libvirtd was down when nova started or went away later, and nova did not notice.',
  remedy: 'Bring libvirtd (virtqemud) up, then restart nova-compute.',
  checks: [{ command: 'systemctl status libvirtd virtqemud' }, { command: 'virsh -c qemu:///system list' }],
  witness: { source: 'OpenStack nova, nova/virt/libvirt/driver.py', text: "'NoneType' object has no attribute 'numOfDomains'" },
  samples: ["ERROR nova.compute.manager [-] 'NoneType' object has no attribute 'numOfDomains'", "AttributeError: 'NoneType' object has no attribute 'getLibVersion'"],
  nearMisses: ["'NoneType' object has no attribute 'strip'", 'numOfDomains: 4'],
});
