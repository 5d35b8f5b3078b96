import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-apparmor-denied-noise',
  category: 'security/permission',
  severity: 'benign',
  title: 'AppArmor refused a probe path that QEMU does not need',
  match: [
    'apparmor="DENIED"{what}name="(/run/shm/lttng|/dev/shm/lttng|/sys/bus/nd|/sys/devices/|/proc/{pid:number}/|/proc/self|/run/udev/|/etc/ssl/|/sys/module/vhost|/sys/kernel/mm/|/sys/class/|/sys/dev/|/dev/tty)',
  ],
  unless: ['operation="file_lock"'],
  message: 'AppArmor refused a path that QEMU or a library only probes; the VM works without it.',
  why: 'Libraries look for tracing sockets, device lists or settings at start and go on when they may not read them.',
  remedy: 'Nothing has to be done while the VM works. A deny rule in the local abstraction silences the message.',
  checks: [{ command: 'virsh domstate DOMAIN' }],
  witness: {
    source: 'Linux security/apparmor/audit.c; lttng-ust and libndctl probe these paths',
    text: 'apparmor="DENIED" operation="open" … name="/run/shm/lttng-ust-wait-…"',
  },
  samples: [
    'type=1400 audit(1.2:3): apparmor="DENIED" operation="open" profile="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" name="/dev/shm/lttng-ust-wait-8" pid=3 comm="qemu-system-x86" requested_mask="r" denied_mask="r"',
    'type=1400 audit(1.2:4): apparmor="DENIED" operation="open" profile="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" name="/sys/bus/nd/devices/" pid=3 comm="qemu-system-x86" requested_mask="r" denied_mask="r"',
  ],
  nearMisses: [
    'type=1400 audit(1.2:5): apparmor="DENIED" operation="open" profile="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" name="/srv/a.img" pid=3 comm="qemu-system-x86" requested_mask="r" denied_mask="r"',
    'type=1400 audit(1.2:6): apparmor="ALLOWED" operation="open" profile="x" name="/proc/5/status"',
  ],
});
