import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-log-outputs',
  category: 'configuration',
  severity: 'degraded',
  title: 'A log destination is invalid and ignored',
  match: ["Malformed format for log output '{output:quoted}'", "Log output '{output:quoted}' does not meet the format requirements", "Invalid log (priority|destination) '{value:quoted}' for log output", "Failed to parse and define log outputs {outputs}", "Failed to parse and define log filters", "Ignoring invalid log (level|output|filter)"],
  message: 'A log setting of the daemon is malformed, so it logs elsewhere or not at all.',
  why: 'The form is level:destination with level 1 to 4, for instance 1:file:/var/log/libvirt/libvirtd.log; several are separated by blanks inside the quotes.',
  remedy: 'Correct log_outputs or log_filters, or set them at run time with virt-admin.',
  checks: [{ command: "grep -E '^log_(outputs|filters)' /etc/libvirt/*.conf" }, { command: 'virt-admin daemon-log-outputs' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virlog.c virLogParseOutput', text: "Malformed format for log output '%1$s'" },
  samples: ["libvirtd[3]: invalid argument: Malformed format for log output '/var/log/libvirtd.log'", "error: invalid argument: Invalid log destination 'disk' for log output '1:disk:/x'"],
  nearMisses: ['log output redirected', "Failed to parse user 'x'"],
});
