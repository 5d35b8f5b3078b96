import type { HostDomain } from '../host-facts.ts';
import { defineProbe } from '../probe.ts';

/** virDomainState of libvirt's include/libvirt/libvirt-domain.h, in virsh's words. */
const STATES = ['no state', 'running', 'idle', 'paused', 'in shutdown', 'shut off', 'crashed', 'pmsuspended'] as const;

export default defineProbe({
  id: 'domain-states',
  title: 'State of each virtual machine',
  why: 'To show which run. QEMU itself is not asked, so one that hangs does no harm.',
  argv: ['virsh', '-r', '-c', '{uri}', 'domstats', '--state'],
  limits: { bytes: 1024 * 1024, seconds: 15 },
  parse(stdout) {
    const domains: HostDomain[] = [];
    let name: string | undefined;
    for (const line of stdout.split('\n')) {
      if (line.startsWith("Domain: '") && line.endsWith("'") && line.length > 10) name = line.slice(9, -1);
      const state = /^ {2}state\.state=(\d)$/.exec(line)?.[1];
      if (name !== undefined && state !== undefined) domains.push({ name, state: STATES[Number(state)] ?? 'unknown' });
    }
    return domains.length > 0 ? { domains } : {};
  },
  samples: [{
    stdout: "Domain: 'it's mine'\n  state.state=1\n  state.reason=1\n\nDomain: 'db'\n  state.state=5\n  state.reason=0\n\n",
    known: { domains: [{ name: 'db', uuid: '7a1f3c52-8f0a-4b57-9d4f-1c2b3a4d5e6f' }] },
    facts: { domains: [{ name: "it's mine", state: 'running' }, { name: 'db', state: 'shut off' }] },
  }],
});
