import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xml-missing-element',
  category: 'configuration',
  severity: 'fatal',
  title: 'Something that must be there is missing in the XML',
  match: [
    'an {missing:word} <type> must be specified',
    'Memory size must be specified via <memory>',
    "missing element or attribute '{what:quoted}'",
    "Missing (required |)attribute '{what:quoted}' in element '{element:quoted}'",
    "missing '{what:quoted}' attribute",
    'missing <{what:word}> element',
    'Missing <{what:word}> element',
    'missing (domain type attribute|source address type|input device type|hub device type|listen element|root element|disk backing store|RNG device|TPM device backend|TPM source path|EGD backend|type in redirdev)',
    'XML error: (missing|Missing|no|No) {what}',
    'init binary must be specified',
    'No (type specified for device address|qemu command-line argument specified)',
    "Missing source (path|host|service|channel) attribute for char device",
    'Missing (CPU model name|CPU feature name|evdev path for input device|USB bus)',
  ],
  unless: ['No more available', 'No PCI', 'No free', 'No master', 'must be specified when using', 'missing security'],
  message: 'A required element or attribute is missing in the XML.',
  why: 'libvirt cannot guess it: name, memory, os type, the source of a device and the like must be given.',
  remedy: 'Add what the message names; the format page shows the smallest valid VM.',
  checks: [{ command: 'virt-xml-validate FILE domain' }],
  // Only the os type names its element; what else is missing, is missing in the domain.
  xml: [{ path: 'domain', equals: 'missing' }, { path: 'os' }],
  yieldsTo: ['xml-syntax'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c, src/util/virxml.c virXMLPropString…', text: "missing element or attribute '%1$s'" },
  samples: ['error: unsupported configuration: an os <type> must be specified', "error: XML error: Missing required attribute 'dev' in element 'target'", 'error: XML error: missing source address type'],
  nearMisses: ['No more available PCI slots', "migration: missing features: vmx"],
});
