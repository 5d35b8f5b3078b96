import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, child, text as textOf, textSpan, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const BASIC = ['qemu64', 'qemu32', 'kvm64', 'kvm32', 'cpu64-rhel5', 'cpu64-rhel6'];

export default defineRule({
  id: 'cpu-model-basic',
  profile: 'performance',
  severity: 'hint',
  title: 'A CPU that knows next to nothing',
  why: "Without a CPU mode QEMU gives an x86 guest its least common denominator, qemu64: no AES, no AVX, not even SSE4. Cryptography and databases are several times slower, recent distributions refuse to start on it (x86-64-v2), and it hides the flags that guests need against Spectre and its kin.",
  remedy: "Use <cpu mode='host-model'/>, or mode='host-passthrough' for guests that stay on their host.",
  witness: [{ source: 'qemu 10.0.13 docs/system/cpu-models-x86.rst.inc, Other non-recommended x86 CPUs', text: 'their usage is discouraged, as they expose a very limited featureset, which prevents guests having optimal performance.' }, { source: 'qemu 10.0.13 docs/system/cpu-models-x86.rst.inc, Default x86 CPU models', text: 'qemu64 is used for x86_64 guests and qemu32 is used for i686 guests, when no -cpu argument is given to QEMU, or no <cpu> is provided in libvirt XML.' }, { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefSetDefaultCPU', text: 'We need to turn off all CPU checks when the domain is started because the default CPU (e.g., qemu64) may not be runnable on any host.' }],
  drivers: ['kvm'],
  visits: ['domain'],
  *check(domain, { text }) {
    if (isX86(domain) !== true) return;
    const cpu = child(domain, 'cpu');
    const model = child(cpu, 'model');
    const mode = value(cpu, 'mode') ?? 'custom';
    const named = model ? textOf(model) : '';
    const os = child(domain, 'os');
    if (mode !== 'custom' || (named !== '' && !BASIC.includes(named))) return;
    const advice = "mode='host-model' gives it the CPU of the host";
    if (model && named !== '') yield { at: textSpan(model, text), message: `The guest has the basic CPU ${named}; ${advice}.`, fixes: cpu ? [offeredFix("Use mode='host-model'", setAttribute(cpu, 'mode', 'host-model'), replace(model.span, ''), ...['match', 'check'].flatMap((n) => { const a = attribute(cpu, n); return a ? [replace(a.span, '')] : []; }))] : [] };
    else if (cpu) yield { at: cpu.nameSpan, message: `<cpu> names no mode and no model: the guest has QEMU's basic CPU; ${advice}.`, fixes: [offeredFix("Use mode='host-model'", setAttribute(cpu, 'mode', 'host-model'))] };
    else if (os) yield { at: os, message: `The guest has no <cpu>, which means QEMU's basic CPU qemu64; ${advice}.`, fixes: [offeredFix("Add <cpu mode='host-model'/>", { span: { start: os.span.end, end: os.span.end }, newText: "\n  <cpu mode='host-model'/>" })] };
  },
  bad: [
    "<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory>«<os>»<type arch='x86_64' machine='q35'>hvm</type></os></domain>",
    "<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='custom' match='exact'><model>«qemu64»</model></cpu></domain>",
    "<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os><«cpu»><topology sockets='1' cores='2' threads='1'/></cpu></domain>",
  ],
  good: [
    "<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='host-model'/></domain>",
    "<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='aarch64' machine='virt'>hvm</type></os></domain>",
  ],
});
