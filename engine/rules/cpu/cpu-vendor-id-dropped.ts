import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'cpu-vendor-id-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'vendor_id or fallback on the CPU of the host',
  why: "With mode='host-passthrough' or 'maximum' the guest gets the CPU as it is; libvirt does not read model/@vendor_id and @fallback then and drops them.",
  remedy: "Remove the attribute, or use mode='host-model' or 'custom'. To hide the hypervisor use features/hyperv/vendor_id and features/kvm/hidden.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: 'if (def->type == VIR_CPU_TYPE_GUEST && def->mode != VIR_CPU_MODE_HOST_PASSTHROUGH && def->mode != VIR_CPU_MODE_MAXIMUM)' }],
  onlyWith: ['@vendor_id'],
  visits: ['domain/cpu'],
  *check(cpu, { text }) {
    if (!['host-passthrough', 'maximum'].includes(attribute(cpu, 'mode')?.value ?? '')) return;
    for (const name of ['vendor_id', 'fallback']) {
      const dropped = attribute(child(cpu, 'model'), name);
      if (dropped) yield { at: dropped, message: `${name} has no effect under mode='${attribute(cpu, 'mode')!.value}'; libvirt drops it.`, fixes: [safeFix(`Remove ${name}`, removeAttribute(text, dropped))] };
    }
  },
  bad: ["<cpu mode='host-passthrough'><model «vendor_id='AuthenticAMD'»/></cpu>"],
  good: ["<cpu mode='host-passthrough'/>", "<cpu mode='custom' check='none'><model vendor_id='AuthenticAMD'>qemu64</model></cpu>"],
});
