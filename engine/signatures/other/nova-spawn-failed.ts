import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'nova-spawn-failed',
  category: 'other',
  severity: 'fatal',
  title: 'nova could not start the instance',
  match: ['Instance failed to spawn', 'Failed to (build and run|spawn) instance', 'Build of instance {uuid:word} (aborted|was re-scheduled)', 'Error from last host: {host}', 'Setting instance vm_state to ERROR'],
  message: 'The instance could not be started on this compute node.',
  why: 'The inner exception, mostly a libvirtError, has the reason.',
  remedy: 'Read the last exception of the trace and the domain log on the node.',
  checks: [{ command: 'grep UUID /var/log/nova/nova-compute.log' }, { command: 'tail -40 /var/log/libvirt/qemu/instance-XXXXXXXX.log' }],
  consequence: true,
  witness: { source: 'OpenStack nova, nova/compute/manager.py', text: 'Instance failed to spawn' },
  samples: ['ERROR nova.compute.manager [req-1] [instance: 0d0e] Instance failed to spawn: libvirt.libvirtError', 'ERROR nova.compute.manager Failed to build and run instance: nova.exception.BuildAbortException'],
  nearMisses: ['INFO nova.virt.libvirt.driver Instance spawned successfully.', 'INFO nova.compute.manager Took 5 seconds to spawn the instance'],
});
