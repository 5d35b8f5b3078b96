import { attribute, descend, text, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'container-init-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'An argument or variable of init without its text',
  why: 'An empty <initarg> or <initenv> says nothing to the first process of the container.',
  remedy: 'Give it its text, or remove it.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseBootInitOptions', text: 'No data supplied for <initarg> element' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseBootInitOptions', text: "No value supplied for <initenv name='%1$s'> element" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseBootInitOptions', text: 'No name supplied for <initenv> element' },
  ],
  visits: ['domain/os/initarg', 'domain/os/initenv'],
  *check(element, { domain, text: source }) {
    if (text(descend(domain, 'os', 'type')) !== 'exe') return;
    const isEmpty = element.children.every((n) => n.kind !== 'text' && n.kind !== 'cdata');
    const fixes = [offeredFix(`Remove <${element.name}>`, removeElement(source, element))];
    if (element.name === 'initenv' && !attribute(element, 'name')) yield { at: element, message: 'An <initenv> has no name.' };
    else if (isEmpty) yield { at: element, message: element.name === 'initarg' ? 'An <initarg> is empty.' : `The variable ${value(element, 'name') ?? ''} of init has no value.`, fixes };
  },
  bad: [
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init>«<initarg/>»</os></domain>",
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init>«<initenv name='TERM'/>»</os></domain>",
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init>«<initenv>»xterm</initenv></os></domain>",
  ],
  good: [
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init><initarg>--debug</initarg><initenv name='TERM'>xterm</initenv></os></domain>",
  ],
});
