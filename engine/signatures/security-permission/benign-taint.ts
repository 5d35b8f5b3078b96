import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-taint',
  category: 'security/permission',
  severity: 'benign',
  title: 'libvirt marks the VM as tainted',
  match: [
    "Domain id={id:number} name='{vm:quoted}' uuid={uuid:path} is tainted: {reason}",
    'is tainted: (custom-argv|custom-monitor|high-privileges|host-cpu|shell-scripts|disk-probing|external-launch|hook-script|cdrom-passthrough|custom-dtb|custom-ga-command|custom-hypervisor-feature|deprecated-config|custom-device|hook)',
  ],
  message: 'libvirt notes a setting of the VM that it gives no warranty for.',
  why: 'Custom arguments, monitor commands, root privileges and the like are marked for those who read bug reports.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_domain.c, qemuDomainObjTaintMsg()',
    text: "Domain id=%1$d name='%2$s' uuid=%3$s is tainted: %4$s",
  },
  samples: [
    "2024-04-04 04:04:04.004+0000: 4: warning : qemuDomainObjTaintMsg:5700 : Domain id=8 name='web' uuid=aaaabbbb-0000-4000-8000-ccccddddeeee is tainted: custom-argv",
    "libvirtd[4]: Domain id=9 name='db' uuid=aaaabbbb-0000-4000-8000-ccccddddeeef is tainted: high-privileges (+0:+0)",
  ],
  nearMisses: [
    "Storage Pool name='p' uuid='aaaabbbb-0000-4000-8000-ccccddddeeee' is tainted by custom mount_opts from XML",
    'nvidia: loading out-of-tree module taints kernel.',
  ],
});
