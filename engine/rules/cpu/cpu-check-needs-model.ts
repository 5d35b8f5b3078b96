import { isAtLeast, isOlder } from '../../core/version.ts';
import { attribute, child, text as textOf } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'cpu-check-needs-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'check on a CPU without model',
  why: '@check says how thoroughly the guest CPU is compared with the host. A custom <cpu> without <model>, as for a topology alone, has nothing to compare.',
  remedy: 'Remove @check, or add the <model>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseCPU', text: 'check attribute specified for CPU with no model' }],
  visits: ['domain/cpu'],
  *check(cpu, { text, domain, target }) {
    const check = attribute(cpu, 'check');
    // libvirt 9.0.0 ignores it, and so do releases of the 12 series.
    if (isOlder(target.libvirt, '11.3.0') || isAtLeast(target.libvirt, '12.0.0')) return;
    const mode = attribute(cpu, 'mode')?.value ?? 'custom';
    if (!check || !['none', 'partial', 'full'].includes(check.value) || mode !== 'custom' || textOf(child(cpu, 'model')) !== '' || child(domain, 'cpu') !== cpu) return;
    yield { at: check, severity: target.libvirt === undefined ? 'warning' : 'error', message: `check='${check.value}' has no CPU model to check.`, fixes: [offeredFix('Remove check', removeAttribute(text, check))] };
  },
  bad: ["<vcpu>2</vcpu><cpu «check='partial'»><topology sockets='1' cores='2' threads='1'/></cpu>"],
  good: ["<cpu mode='custom' check='none'><model>qemu64</model></cpu>", "<vcpu>2</vcpu><cpu><topology sockets='1' cores='2' threads='1'/></cpu>", "<cpu mode='host-model' check='partial'/>"],
});
