import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-cloudstack-agent',
  category: 'other',
  severity: 'benign',
  title: 'Progress of the CloudStack agent',
  match: ['LibvirtStorageAdaptor] …(Attempting to create storage pool|was not found running in libvirt. Need to create it|Trying to fetch storage pool|Found existing defined storage pool|Didn.t find|Asking libvirt to refresh)', 'was not found running in libvirt. Need to create it', 'kvm.storage.{class:word}] …(Attempting to create|Trying to fetch|Succesfully refreshed|Successfully refreshed|Asking libvirt)'],
  message: 'The agent looks for a storage pool and makes it.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'CloudStack, LibvirtStorageAdaptor.java', text: 'Attempting to create storage pool ' },
  samples: ['2024-01-01 10:00:00,001 DEBUG [kvm.storage.LibvirtStorageAdaptor] (h:null) (logid:1) Attempting to create storage pool 0d0e', '2024-01-01 10:00:00,001 WARN  [kvm.storage.LibvirtStorageAdaptor] (h:null) (logid:1) Storage pool 0d0e was not found running in libvirt. Need to create it.'],
  nearMisses: ['ERROR [kvm.storage.LibvirtStorageAdaptor] Failed to create storage pool', 'Need to create it'],
});
