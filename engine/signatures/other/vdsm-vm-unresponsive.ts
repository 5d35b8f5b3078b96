import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vdsm-vm-unresponsive',
  category: 'other',
  severity: 'fatal',
  title: 'oVirt cannot work with a VM that does not respond',
  match: ['Failed to update CPU set of the VM to match shared pool', 'monitor became unresponsive', 'vmId…(Not Responding|not responding|NotResponding)'],
  message: 'vdsm could not change or ask a VM because libvirt or QEMU did not answer.',
  why: 'The monitor of the VM hangs, mostly on storage, or the VM is gone while vdsm still has it.',
  remedy: 'Look at the state of the VM, its storage and the daemon on that host; vdsm recovers by itself when they answer again.',
  checks: [{ command: 'virsh -r domstate VM --reason' }, { command: 'grep VMID /var/log/vdsm/vdsm.log' }],
  witness: { source: 'oVirt vdsm, lib/vdsm/virt/cpumanagement.py and vm.py', text: 'Failed to update CPU set of the VM to match shared pool' },
  samples: ["2024-01-01 00:00:00,001+0000 ERROR (vm/0d0e) [virt.vm] (vmId='0d0e') Failed to update CPU set of the VM to match shared pool (cpumanagement:121)", "2024-01-01 00:00:00,001+0000 WARN  (vm/0d0e) [virt.vm] (vmId='0d0e') monitor became unresponsive (command timeout, age=60.5) (vm:6000)"],
  nearMisses: ["INFO  (vm/0d0e) [virt.vm] (vmId='0d0e') CPU running: onResume (vm:6000)", 'guest agent is not responding'],
});
