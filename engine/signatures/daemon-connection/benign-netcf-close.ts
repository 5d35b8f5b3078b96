import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-netcf-close',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'netcf remark when the daemon stops',
  match: ['Attempt to close netcf state driver'],
  message: 'libvirt remarks at shutdown that interface connections were still open; no effect.',
  why: 'The interface driver is closed before its last client.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'libvirt 1.2 src/interface/interface_backend_netcf.c, netcfStateCleanup()',
    text: 'Attempt to close netcf state driver with open connections',
  },
  samples: [
    '2016-05-05 05:05:05.005+0000: 9: error : netcfStateCleanup:109 : internal error: Attempt to close netcf state driver with open connections',
    'libvirtd[9]: internal error: Attempt to close netcf state driver already closed',
  ],
  nearMisses: [
    'libvirtd[9]: interface state driver is not active',
    'netcf: cannot open',
  ],
});
