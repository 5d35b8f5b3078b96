import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-audit-virt',
  category: 'other',
  severity: 'benign',
  title: "libvirt's audit record of a VM",
  match: ['VIRT_(RESOURCE|CONTROL|MACHINE_ID) pid={pid:number} …res=success', 'type=VIRT_(RESOURCE|CONTROL|MACHINE_ID) …res=success'],
  message: 'libvirt notes the start or a resource of a VM.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_audit.c', text: 'virt=%s resrc=%s reason=%s %s uuid=%s' },
  samples: ["audit[5]: VIRT_RESOURCE pid=5 uid=0 msg='virt=kvm resrc=vcpu reason=start vm=\"a\" old-vcpu=0 new-vcpu=2 res=success'", "type=VIRT_CONTROL msg=audit(1.1:2): pid=5 uid=0 msg='virt=kvm op=start reason=booted vm=\"a\" res=success'"],
  nearMisses: ["audit[5]: VIRT_CONTROL pid=5 msg='virt=kvm op=start reason=booted vm=\"a\" res=failed'", 'VIRT_RESOURCE'],
});
