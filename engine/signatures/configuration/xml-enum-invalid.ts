import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xml-enum-invalid',
  category: 'configuration',
  severity: 'fatal',
  title: "An element's value is not one of the allowed words",
  match: ['unsupported configuration: (unknown|Unknown) {value}', 'nsupported (HyperV Enlightenment|Hyper-V tlbflush|Hyper-V stimer|KVM|Xen) feature: {value}', 'unsupported configuration: (unsupported|Unsupported) (controller type|controller model|console target type|spicevmc target name|numatune mode|numatune placement|NUMA memory tuning mode|NUMA memory placement mode|loader format|nvram format|volume encryption format|PCR banks|timer type|rtc timer track|rtc timer tickpolicy)', 'unknown {what:word} action: {value}', "(XML error|unsupported configuration|internal error): (unknown|unsupported|unrecognized) {what:word} {kind:word} '{value:quoted}'", "(XML error|unsupported configuration|internal error): (unknown|unsupported|unrecognized) {what:word} '{value:quoted}'", 'XML error: (unknown|unsupported|Unknown) {value}'],
  unless: ['unknown CPU', 'Unknown CPU', 'machine type', 'unknown suffix', 'unknown host', 'virt type', 'not supported by', 'cause is unknown', 'launch security'],
  message: 'The XML uses a word that libvirt does not know at that place.',
  why: 'It is misspelt, belongs to another element or hypervisor, or is newer than this libvirt.',
  remedy: 'Replace it by one of the words of the format page, or update libvirt.',
  checks: [{ command: 'virt-xml-validate FILE domain' }, { command: 'virsh version' }],
  xml: [{ path: 'on_crash', equals: 'value' }],
  yieldsTo: ['cfg-xml-invalid-attr', 'cfg-virt-type-unsupported', 'cpu-model-unknown'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c virDomainEventActionParseXML and others; src/conf/domain_conf.c, src/conf/numa_conf.c', text: "unknown %1$s action: %2$s / unsupported KVM feature: %1$s / Unsupported NUMA memory tuning mode '%1$s'" },
  samples: ["error: unsupported configuration: unknown input device type 'pear'", 'error: unsupported configuration: unsupported KVM feature: pear', "error: unsupported configuration: Unsupported loader format 'pear'", 'error: internal error: unknown on_reboot action: reset', "error: unsupported configuration: unknown watchdog action 'explode'"],
  nearMisses: ['error: unsupported configuration: unknown CPU feature pear', 'error: internal error: unknown host CPU model', 'unknown action requested'],
});
