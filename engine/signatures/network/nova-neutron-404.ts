import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'nova-neutron-404',
  category: 'network',
  severity: 'fatal',
  title: 'nova reached a wrong address of the network service',
  match: [
    '(Quantum|Neutron)ClientException: 404',
    'neutronclient{what}NotFound: 404 Not Found',
  ],
  message: 'The network service answered 404: nova talks to a wrong URL.',
  why: 'The endpoint in keystone or nova.conf has a wrong path or version.',
  remedy: 'Correct the network endpoint or the [neutron] section of nova.conf and restart nova-compute.',
  checks: [{ command: 'openstack endpoint list --service network' }],
  witness: {
    source: 'python-neutronclient neutronclient/v2_0/client.py',
    text: 'NeutronClientException: 404 Not Found',
  },
  samples: [
    '2014-04-04 04:04:04.444 55 ERROR nova.compute.manager NeutronClientException: 404 Not Found',
    'nova-compute: QuantumClientException: 404 Not Found',
  ],
  nearMisses: [
    'NeutronClientException: 409 Conflict',
    'GET /v2/images 404',
  ],
});
