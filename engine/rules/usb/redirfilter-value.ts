import { readNumber } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'redirfilter-value',
  profile: 'libvirt',
  severity: 'error',
  title: 'A redirection rule that libvirt cannot read',
  why: 'A USB class has eight bits, and a version is written as in 1.1 or 2.00; -1 means any.',
  remedy: "Write class='0x08', version='2.0', or -1.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainRedirFilterUSBVersionHelper', text: 'Cannot parse USB device version %1$s' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainRedirFilterUSBDevDefParseXML', text: 'Invalid USB Class code 0x%1$x' },
  ],
  visits: ['domain/devices/redirfilter/usbdev'],
  *check(rule) {
    const version = attribute(rule, 'version');
    const code = attribute(rule, 'class');
    const number = code?.value.trim() === '-1' ? -1 : readNumber(code?.value);
    if (code && number !== undefined && number > 0xff) yield { at: code, message: `The redirection rule has the class ${code.value}; classes run to 0xff.` };
    if (version && version.value !== '-1' && !/^\s*\+?\d{1,2}\.\d{1,2}$/.test(version.value)) yield { at: version, message: `The redirection rule has the version ${version.value}; it is written as in 1.1 or 2.00.` };
  },
  bad: [
    "<redirfilter><usbdev «class='0x100'» allow='yes'/></redirfilter>",
    "<redirfilter><usbdev class='0x08' «version='new'» allow='yes'/></redirfilter>",
  ],
  good: [
    "<redirfilter><usbdev class='0x08' vendor='0x1234' product='0xbeef' version='2.0' allow='yes'/><usbdev allow='no'/></redirfilter>",
  ],
});
