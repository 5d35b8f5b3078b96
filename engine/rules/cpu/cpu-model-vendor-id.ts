import { attribute, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'cpu-model-vendor-id',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU vendor that is not twelve characters',
  why: "CPUID tells the vendor in exactly twelve characters, and a comma would end it on QEMU's command line.",
  remedy: 'Write twelve characters, such as GenuineIntel or AuthenticAMD.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: 'vendor_id must be exactly %1$d characters long' },
    { source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: 'vendor id is invalid' },
  ],
  onlyWith: ['@vendor_id'],
  visits: ['domain/cpu/model'],
  *check(model) {
    const vendor = attribute(model, 'vendor_id');
    const mode = value(model.parent, 'mode') ?? 'custom';
    if (!vendor || (mode !== 'custom' && mode !== 'host-model') || children(model.parent, 'model')[0] !== model) return;
    const bytes = [...vendor.value].reduce((sum, c) => sum + (c < '\x80' ? 1 : c < '\u0800' ? 2 : c < '\u{10000}' ? 3 : 4), 0);
    if (bytes !== 12) yield { at: vendor, message: `The CPU has the vendor ${vendor.value.slice(0, 60)}, which is not twelve characters long.` };
    else if (vendor.value.includes(',')) yield { at: vendor, message: `The CPU has the vendor ${vendor.value}, which has a comma.` };
  },
  bad: [
    "<cpu mode='custom'><model «vendor_id='Intel'»>qemu64</model></cpu>",
    "<cpu mode='custom'><model «vendor_id='Genuine,ntel'»>qemu64</model></cpu>",
  ],
  good: [
    "<cpu mode='custom'><model vendor_id='KVMKVMKVMKVM'>qemu64</model></cpu>",
  ],
});
