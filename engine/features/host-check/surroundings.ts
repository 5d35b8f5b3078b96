import type { HostFacts } from '../../facts/host-facts.ts';
import { isS390, type Look, type Looks, type Verdict } from './check.ts';
import type { HostCodeId } from './codes.ts';
import { seenFlags } from './flags.ts';

function* deviceLook({ deviceNodes }: HostFacts, path: string, code: HostCodeId, absent: Verdict): Looks {
  const node = deviceNodes?.find((each) => each.path === path);
  if (!node) return yield { code, lacks: 'deviceNodes' };
  yield { code, verdict: node.exists ? 'pass' : absent, message: `${path} is ${node.exists ? '' : 'not '}there.` };
}

/** What networks of virtual machines need. */
export function* networkLooks(facts: HostFacts): Looks {
  yield* deviceLook(facts, '/dev/vhost-net', 'host-vhost-net-absent', 'warn');
  yield* deviceLook(facts, '/dev/net/tun', 'host-tun-absent', 'fail');
}

/** In libvirt's order. */
const CONTROLLERS = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'blkio'];

export function* cgroupLooks({ cgroups }: HostFacts): Looks {
  if (!cgroups) return yield { code: 'host-cgroup-controller-absent', lacks: 'cgroups' };
  // libvirt's tool complains on its standard error and goes on.
  if (cgroups.version === 'none') return yield { code: 'host-cgroups-absent', verdict: 'warn', message: 'No control groups are mounted.', validate: 'silent' };
  for (const part of CONTROLLERS) {
    const isThere = cgroups.controllers.includes(part);
    yield { code: 'host-cgroup-controller-absent', part, verdict: isThere ? 'pass' : 'warn', message: `The controller ${part} is ${isThere ? '' : 'not '}available.` };
  }
}

const ENABLED = /^(?:1|y|on)/i;

/** virKernelCmdlineMatchParam with VIR_KERNEL_CMDLINE_FLAGS_SEARCH_FIRST and _CMP_PREFIX: the first one of its name, by how its value begins. */
function protVirt(commandLine: string): boolean {
  const first = commandLine.split(/\s+/).find((word) => /^prot_virt(?:=|$)/.test(word));
  return first !== undefined && ENABLED.test(first.slice('prot_virt='.length));
}

export function* secureGuestLooks({ architecture, hostCpu, kernel, moduleParameters, deviceNodes, versions }: HostFacts): Looks {
  const code = 'host-secure-guest-absent';
  if (architecture === undefined || !hostCpu?.flags) return yield { code, lacks: architecture === undefined ? 'architecture' : 'hostCpu' };
  const look = (verdict: Verdict, message: string): Look => ({ code, verdict, message, ...(hidden && verdict === 'pass' && { validate: 'warn' as const }) });
  const hidden = !seenFlags(hostCpu.flags, versions?.libvirt).includes('sev') && hostCpu.flags.includes('sev');
  if (isS390(architecture)) {
    if (!hostCpu.flags.includes('158')) return yield look('warn', 'Hardware or firmware has no IBM Secure Execution.');
    return yield protVirt(kernel?.commandLine ?? '') ? look('pass', 'IBM Secure Execution is on.') : look('warn', 'IBM Secure Execution is off: prot_virt=1 is not on the kernel command line.');
  }
  if (!hostCpu.flags.includes('sev')) return yield look('warn', 'The CPU shows no support for secure guests.');
  if (!moduleParameters || !deviceNodes) return yield { code, lacks: moduleParameters ? 'deviceNodes' : 'moduleParameters' };
  const switched = moduleParameters['kvm_amd.sev'];
  if (switched === undefined) return yield look('warn', 'The kernel has no support for AMD SEV.');
  if (!/^[1Yy]/.test(switched)) return yield look('warn', 'AMD SEV is off in the kernel: kvm_amd.sev=1 switches it on.');
  yield deviceNodes.some((node) => node.path === '/dev/sev' && node.exists) ? look('pass', 'AMD SEV is on.') : look('warn', 'AMD SEV is off in the firmware: /dev/sev is not there.');
}
