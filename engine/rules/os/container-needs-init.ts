import { child, text as textOf } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (os: string): string => `<domain type='openvz'><name>example</name><memory unit='GiB'>1</memory><os>${os}</os></domain>`;

export default defineRule({
  id: 'container-needs-init',
  profile: 'libvirt',
  severity: 'error',
  title: 'A container without its first program',
  why: 'A container (OS type exe) starts a program instead of a machine. LXC and Virtuozzo have /sbin/init for it; the other drivers ask for one.',
  remedy: 'Add <init>/sbin/init</init> below <os>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseCommon', text: 'init binary must be specified' }],
  drivers: ['openvz'],
  visits: ['domain/os'],
  *check(os) {
    const type = child(os, 'type');
    const init = child(os, 'init');
    if (!type || textOf(type) !== 'exe' || (init && textOf(init) !== '')) return;
    yield { at: type, message: 'The container has no <init> program.' };
  },
  bad: [guest('«<type>»exe</type>')],
  good: [guest('<type>exe</type><init>/sbin/init</init>')],
});
