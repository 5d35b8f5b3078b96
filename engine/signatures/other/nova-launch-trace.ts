import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'nova-launch-trace',
  category: 'other',
  severity: 'fatal',
  title: "nova's launch of the VM failed",
  match: ['nova/virt/libvirt/guest.py", line {line:number}, in launch', 'nova/virt/libvirt/driver.py", line {line:number}, in _create_(domain|guest)', 'Error launching a defined domain with XML', 'Error defining a (guest|domain) with XML'],
  message: 'nova could not start the instance; the exception at the end of the trace is the reason.',
  why: 'The trace only shows the way; libvirt\'s error stands below it.',
  remedy: 'Read the libvirtError at the end, and the domain log on that compute node.',
  checks: [{ command: 'grep -A40 "in launch" /var/log/nova/nova-compute.log' }],
  consequence: true,
  witness: { source: 'OpenStack nova, nova/virt/libvirt/guest.py', text: 'Error launching a defined domain with XML: %s' },
  samples: ['ERROR nova.compute.manager   File "/usr/lib/python3/dist-packages/nova/virt/libvirt/guest.py", line 167, in launch', 'ERROR nova.virt.libvirt.guest Error launching a defined domain with XML: <domain type=\'kvm\'>'],
  nearMisses: ['INFO nova.virt.libvirt.driver Instance spawned successfully.', 'launch'],
});
