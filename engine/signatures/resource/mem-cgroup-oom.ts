import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-cgroup-oom',
  category: 'resource',
  severity: 'fatal',
  title: "The kernel's out-of-memory killer ran",
  match: [
    'qemu{unit:path}.scope: A process of this unit has been killed by the OOM killer',
    'invoked oom-killer: gfp_mask={mask}, order={order}oom_score_adj={adj}',
    'invoked oom-killer: gfp_mask={mask}',
    'invoked oom-killer:',
  ],
  message: 'The out-of-memory killer ran and ended a process.',
  why: 'A memory limit (cgroup, hard_limit, container) or the whole host was out of memory. The lines that follow name the limit and the victim.',
  remedy: "If a limit was hit raise it: RAM of the guest plus QEMU's own overhead, and best remove hard_limit. If the host was out of memory, overcommit less or add RAM or swap.",
  checks: [
    { command: "journalctl -k | grep -A40 'oom-killer'" },
    { command: 'systemd-cgtop -m -1 -n 1' },
  ],
  xml: [{ path: 'memtune/hard_limit' }],
  yieldsTo: [
    'up-memcg-kill-qemu',
    'up-host-oom-kill-qemu',
    'guest-oom-panic',
  ],
  witness: {
    source: 'Linux mm/oom_kill.c, dump_header(); systemd src/core/unit.c',
    text: '%s invoked oom-killer: gfp_mask=%#x(%pGg), order=%d, oom_score_adj=%hd / A process of this unit has been killed by the OOM killer.',
  },
  samples: [
    'systemd[1]: machine-qemu\\x2d7\\x2dpear.scope: A process of this unit has been killed by the OOM killer.',
    '[ 6060.000001] CPU 1/KVM invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0',
    'Mar 09 09:09:09 hv5 kernel: virtiofsd invoked oom-killer: gfp_mask=0x100cca, order=0, oom_score_adj=0',
    '[ 6062.000001] memory: worker invoked oom-killer:',
  ],
  nearMisses: [
    'systemd[1]: pear.service: A process of this unit has been killed by the OOM killer.',
    'oom_reaper: reaped process 55 (qemu-system-x86), now anon-rss:0kB',
    'systemd-oomd: Swap used is low',
  ],
});
