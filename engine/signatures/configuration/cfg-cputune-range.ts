import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-cputune-range',
  category: 'configuration',
  severity: 'fatal',
  title: 'A CPU tuning value is out of range',
  match: ["Value of cputune '{what:quoted}' must be in range", "cpu.(shares|weight|max|cfs_quota_us|cfs_period_us)': (Invalid argument|Numerical result out of range)"],
  message: 'A value in <cputune> is not allowed.',
  why: 'Periods go from 1000 to 1000000 µs, quotas from 1000 µs up (or -1), shares from 2 (weights of cgroup v2 from 1 to 10000).',
  remedy: 'Correct the value; -1 lifts a quota.',
  checks: [{ command: 'virsh schedinfo VM' }, { command: 'virsh dumpxml --inactive VM --xpath //cputune' }],
  xml: [{ path: 'cputune' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDefCputuneValidate', text: "Value of cputune '%1$s' must be in range [%2$llu, %3$llu]" },
  samples: ["error: unsupported configuration: Value of cputune 'period' must be in range [1000, 1000000]", "error: Unable to write to '/sys/fs/cgroup/machine.slice/x.scope/libvirt/cpu.weight': Invalid argument"],
  nearMisses: ["cpuset.cpus': Numerical result out of range", 'Scheduler priority 200 out of range [1, 99]'],
});
