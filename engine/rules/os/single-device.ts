import { children, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const NAMES = ['memballoon', 'nvram', 'redirfilter', 'vsock', 'pstore'];
const devices = (xml: string): string => `<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices>${xml}</devices></domain>`;

export default defineRule({
  id: 'single-device',
  profile: 'libvirt',
  severity: 'error',
  title: 'A second device of a kind that exists once',
  why: 'A domain has at most one memory balloon, NVRAM, vsock, pstore and redirection filter.',
  remedy: 'Keep one of them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only a single memory balloon device is supported / only a single nvram device is supported / only one set of redirection filter rule is supported' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only a single vsock device is supported / only a single pstore device is supported' },
  ],
  visits: ['domain'],
  *check(domain) {
    for (const name of NAMES) {
      const [first, ...more] = children(child(domain, 'devices'), name);
      for (const second of more) yield { at: second, message: `A domain has one <${name}> only.`, evidence: [{ at: first!, message: 'The first one.' }] };
    }
  },
  bad: [devices("<memballoon model='virtio'/>«<memballoon model='none'/>»"), devices("<vsock model='virtio'><cid auto='yes'/></vsock>«<vsock model='virtio'>»<cid auto='yes'/></vsock>")],
  good: [devices("<memballoon model='virtio'/>")],
});
