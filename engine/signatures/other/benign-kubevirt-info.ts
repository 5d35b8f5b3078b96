import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-kubevirt-info',
  category: 'other',
  severity: 'benign',
  title: 'Routine line of KubeVirt',
  match: ['"level":"info","msg":"(libvirt version|hostname|Domain status|Qemu agent poller started|Synced vmi|kubevirt domain status|Domain name event|Polling command|Starting agent poller|GuestAgentLifecycle event)', 'component=virt-launcher msg="Connecting to libvirt daemon', 'msg="Connected to libvirt daemon', '"msg":"Domain status: (Running|Paused|Shutoff), reason: '],
  message: 'KubeVirt reports its progress.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'KubeVirt, pkg/virt-launcher and pkg/virt-handler', text: 'Domain status: %v, reason: %v' },
  samples: ['{"component":"virt-launcher","level":"info","msg":"Synced vmi","name":"a"}', 'level=info component=virt-launcher msg="Connecting to libvirt daemon: qemu:///system"'],
  nearMisses: ['{"component":"virt-launcher","level":"error","msg":"Failed to sync vmi"}', 'Stopping VM with VMI in phase Failed and VM runStrategy: Always'],
});
