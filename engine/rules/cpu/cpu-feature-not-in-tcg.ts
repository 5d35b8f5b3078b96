import { guestWith } from '../../schema/domain/example-domains.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (feature: string, type = 'qemu'): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='custom' match='exact'><model>qemu64</model><feature ${feature}/></cpu>`, type);

/** What QEMU's own code translator has never had, to 10.0 (TCG_*_FEATURES in target/i386/cpu.c). */
const NEVER: ReadonlySet<string> = new Set([
  'avx512f', 'avx512dq', 'avx512ifma', 'avx512pf', 'avx512er', 'avx512cd', 'avx512bw', 'avx512vl', 'avx512vbmi', 'avx512vbmi2', 'avx512vnni', 'avx512bitalg', 'avx512-vpopcntdq', 'avx512-4vnniw', 'avx512-4fmaps',
  'avx512-vp2intersect', 'avx512-bf16', 'avx512-fp16', 'avx-vnni', 'amx-bf16', 'amx-tile', 'amx-int8', 'amx-fp16', 'gfni', 'vpclmulqdq', 'vmx', 'smx', 'hle', 'rtm', 'fma4', 'xop', 'tbm', 'lwp', 'intel-pt', 'waitpkg', 'xsavec', 'xsaves',
]);

export default defineRule({
  id: 'cpu-feature-not-in-tcg',
  cause: 'cpu-tcg-feature',
  profile: 'libvirt',
  severity: 'warning',
  title: 'A CPU feature that emulation does not have',
  why: "Without KVM, QEMU translates the guest's instructions itself, and knows not all of them. With check='full' libvirt refuses such a guest; else QEMU leaves the feature out and says so in the guest's log.",
  remedy: "Run the guest with type='kvm' on a host that has the feature, or remove it.",
  witness: [{ source: 'qemu 7.2.0 target/i386/cpu.c x86_cpu_filter_features', text: "TCG doesn't support requested feature" }, { source: 'libvirt 11.3.0 src/cpu/cpu_x86.c', text: 'guest CPU doesn\'t match specification: missing features: %1$s' }],
  drivers: ['qemu'],
  visits: ['domain/cpu/feature'],
  *check(feature, { domain }) {
    const name = attribute(feature, 'name');
    const policy = value(feature, 'policy') ?? 'require';
    if (!name || feature.parent !== child(domain, 'cpu') || isX86(domain) !== true || (policy !== 'require' && policy !== 'force') || !NEVER.has(name.value)) return;
    yield { at: name, message: `QEMU cannot emulate ${name.value}, which this guest without KVM ${policy === 'require' ? 'requires' : 'is to have'}: ${value(child(domain, 'cpu'), 'check') === 'full' ? 'it does not start' : 'it starts without'}.` };
  },
  bad: [guest("policy='require' «name='avx512f'»"), guest("policy='force' «name='vmx'»")],
  good: [guest("policy='require' name='avx2'"), guest("policy='disable' name='vmx'"), guest("policy='require' name='avx512f'", 'kvm')],
});
