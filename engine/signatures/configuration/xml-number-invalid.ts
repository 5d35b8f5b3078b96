import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xml-number-invalid',
  category: 'configuration',
  severity: 'fatal',
  title: 'A value that must be a number is none',
  match: [
    "can't parse cputune ",
    'Failed to parse memory slot count',
    "Invalid value for attribute '{attribute:quoted}' in element '{element:quoted}': '{value:quoted}'. Expected (integer|non-negative|long long|unsigned)",
    "Invalid value for attribute '{attribute:quoted}' in element '{element:quoted}': Zero is not permitted",
    'must be an integer',
    "XML error: (cannot|Cannot|could not|Failed to|failed to|Unable to|unable to) parse {what} '{value:quoted}'",
    'cannot parse (video|vnc|rdp|spice) ',
    'must be a (positive |non-negative |)(integer|number)',
  ],
  unless: ['mac address', 'MAC', 'UUID', 'user', 'group', 'integer multiple', 'log output', 'CPU data', 'JSON', 'json', 'cpuset'],
  message: 'A value in the XML is not the number that belongs there.',
  why: 'libvirt expects whole numbers (for sizes with a unit beside them), without separators or words.',
  remedy: 'Write the plain number; units go into the attribute unit.',
  checks: [{ command: 'virt-xml-validate FILE domain' }],
  xml: [{ path: 'vcpu', equals: 'value' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virxml.c, src/conf/domain_conf.c virDomainVcpuParse', text: "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected non-negative integer value" },
  samples: ['error: XML error: maximum vcpus count must be an integer', "error: XML error: Invalid value for attribute 'heads' in element 'model': 'two'. Expected non-negative integer value"],
  nearMisses: ["error: XML error: Invalid value for attribute 'mode' in element 'cpu': 'host-passthru'.", 'requested size must be an integer multiple of block size'],
});
