import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'firmware-format-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'Firmware in a format that libvirt does not load',
  why: 'Firmware and its variables are raw or qcow2 images.',
  remedy: "Write format='raw' or 'qcow2', and convert the file.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainLoaderDefParseXMLLoader', text: "Unsupported loader format '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainLoaderDefParseXMLNvram', text: "Unsupported nvram format '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainLoaderDefParseXMLNvram', text: "Unsupported nvram template format '%1$s'" },
  ],
  visits: ['domain/os/loader', 'domain/os/nvram'],
  *check(element) {
    for (const name of element.name === 'loader' ? ['format'] : ['format', 'templateFormat']) {
      const found = attribute(element, name);
      if (found && !['raw', 'qcow2', 'none'].includes(found.value)) yield { at: found, message: `<${element.name}> is of ${name} ${found.value.slice(0, 60)}; libvirt loads raw and qcow2.` };
    }
  },
  bad: [
    "<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash' «format='vmdk'»>/srv/code.fd</loader></os><features><acpi/></features>",
  ],
  good: [
    "<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash' format='qcow2'>/srv/code.qcow2</loader></os><features><acpi/></features>",
  ],
});
