import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'nova-vif-plugin-missing',
  category: 'network',
  severity: 'fatal',
  title: 'nova lacks the plug-in for this kind of interface',
  match: [
    "nova.compute.manager{context}KeyError: '(vrouter|ovs|linux_bridge|bridge|noop|midonet|calico|vhostuser|vhostuser_vrouter_plug|tap|hw_veb|macvtap|ib_hostdev|agilio_ovs|nuage|contrail){rest:quoted}'",
    'No VIF plugin was found with the name {plugin:path}',
    'Unexpected vif_type={plugin:path}',
  ],
  message: 'nova has no plug-in for the interface type that neutron asks for.',
  why: "os-vif loads one Python package for each kind of back end; the one for this kind is not installed in nova's environment.",
  remedy: 'Install the plug-in (for example the vrouter VIF plug-in) where nova-compute runs, and restart it.',
  checks: [{ command: 'pip list | grep -i vif' }],
  witness: {
    source: 'nova nova/network/os_vif_util.py, nova/virt/libvirt/vif.py, os-vif os_vif/exception.py',
    text: 'No VIF plugin was found with the name %(name)s / Unexpected vif_type=%s',
  },
  samples: [
    "2025-02-02 02:02:02.222 9 ERROR nova.compute.manager [instance: aaaa] KeyError: 'vrouter'",
    'nova.exception.InternalError: Unexpected vif_type=binding_failed',
    'os_vif.exception.NoMatchingPlugin: No VIF plugin was found with the name vrouter',
  ],
  nearMisses: [
    "2025-02-02 02:02:02.222 9 ERROR nova.compute.manager [instance: aaaa] KeyError: 'flavor'",
    'os_vif: Loaded VIF plugins: ovs, linux_bridge',
  ],
});
