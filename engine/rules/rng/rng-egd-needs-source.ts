import { children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'rng-egd-needs-source',
  profile: 'libvirt',
  severity: 'error',
  title: 'An EGD backend without the way to it',
  why: 'An entropy daemon is reached like a character device: a path for unix, host and service for tcp, a service for udp.',
  remedy: 'Add the <source> that the type needs.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainRNGDefValidate → virDomainChrSourceDefValidate',
    text: 'Missing source path attribute for char device',
  }],
  visits: ['domain/devices/rng/backend'],
  *check(backend) {
    if (value(backend, 'model') !== 'egd') return;
    const type = value(backend, 'type');
    const sources = children(backend, 'source');
    const missing = type !== undefined && ['unix', 'file', 'dev', 'pipe'].includes(type) ? (value(sources[0], 'path') === undefined ? 'path' : undefined)
      : type === 'tcp' ? ['host', 'service'].find((name) => value(sources[0], name) === undefined)
      : type === 'udp' && !sources.some((s) => value(s, 'mode') !== 'bind' && value(s, 'service') !== undefined) ? 'service' : undefined;
    if (missing && sources.length < 2) yield { at: sources[0] ?? backend, message: `The entropy daemon is reached by ${type}, but the source names no ${missing}.` };
  },
  bad: [
    `<rng model='virtio'>
      <backend model='egd' type='unix'>
        «<source mode='connect'/>»
      </backend>
    </rng>`,
  ],
  good: [
    `<rng model='virtio'>
      <backend model='egd' type='unix'>
        <source mode='connect' path='/run/egd'/>
      </backend>
    </rng>`,
  ],
});
