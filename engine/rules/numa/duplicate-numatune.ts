import { children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-numatune',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two <numatune> elements',
  why: 'A domain has one placement policy; libvirt does not merge several.',
  remedy: 'Join the elements into one <numatune>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneParseXML', text: 'only one numatune is supported' }],
  visits: ['domain'],
  *check(domain) {
    const [first, ...more] = children(domain, 'numatune');
    for (const second of more) yield { at: second, message: 'A domain can have only one <numatune>.', evidence: [{ at: first!, message: 'The first <numatune> is here.' }] };
  },
  bad: ["<numatune><memory mode='strict' nodeset='0'/></numatune>«<numatune>»<memory mode='preferred' nodeset='0'/></numatune>"],
  good: ["<numatune><memory mode='strict' nodeset='0'/></numatune>"],
});
