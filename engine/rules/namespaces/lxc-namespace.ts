import { formatName } from '../../schema/names.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const known = (element: Element): string | undefined => {
  const name = formatName(element);
  return name.kind === 'known' ? name.name : undefined;
};

export default defineRule({
  id: 'lxc-namespace',
  profile: 'libvirt',
  severity: 'error',
  title: 'A namespace that containers cannot share',
  why: 'A container can share the network, IPC and UTS namespaces of another container, a process or (network only) a name of ip-netns; each needs type and value.',
  remedy: 'Use sharenet, shareipc or shareuts with type and value.',
  witness: [
    { source: 'libvirt 11.3.0 src/lxc/lxc_domain.c lxcDomainDefNamespaceParse', text: 'unsupported Namespace feature: %1$s' },
    { source: 'libvirt 11.3.0 src/lxc/lxc_domain.c lxcDomainDefNamespaceParse', text: 'No lxc environment type specified' },
    { source: 'libvirt 11.3.0 src/lxc/lxc_domain.c lxcDomainDefNamespaceParse', text: "Unknown LXC namespace source '%1$s'" },
  ],
  drivers: ['lxc'],
  visits: ['domain'],
  *check(domain) {
    for (const part of children(domain).filter((e) => known(e) === 'lxc:namespace').flatMap((e) => children(e))) {
      const type = attribute(part, 'type');
      const name = part.name.slice(part.name.indexOf(':') + 1);
      if (!['sharenet', 'shareipc', 'shareuts'].includes(name)) yield { at: part, message: `Containers cannot share ${name.slice(0, 40)}.` };
      else if (!type) yield { at: part, message: `<${name}> does not say whose namespace it shares: it has no type.` };
      else if (!['none', 'name', 'pid', 'netns'].includes(type.value)) yield { at: type, message: `${type.value.slice(0, 40) || 'An empty text'} is no kind of namespace; name, pid and netns are.` };
      else if (!attribute(part, 'value')) yield { at: part, message: `<${name}> has no value.` };
      else if (type.value === 'netns' && name !== 'sharenet') yield { at: type, message: `<${name}> cannot come from ip-netns, only <sharenet> can.`, severity: 'warning' };
    }
  },
  bad: [
    "<domain type='lxc' xmlns:lxc='http://libvirt.org/schemas/domain/lxc/1.0'><name>a</name><memory unit='MiB'>64</memory><os><type>exe</type><init>/bin/sh</init></os><lxc:namespace><lxc:sharenet «type='container'» value='b'/></lxc:namespace></domain>",
    "<domain type='lxc' xmlns:lxc='http://libvirt.org/schemas/domain/lxc/1.0'><name>a</name><memory unit='MiB'>64</memory><os><type>exe</type><init>/bin/sh</init></os><lxc:namespace>«<lxc:shareipc type='name'/>»</lxc:namespace></domain>",
  ],
  good: [
    "<domain type='lxc' xmlns:lxc='http://libvirt.org/schemas/domain/lxc/1.0'><name>a</name><memory unit='MiB'>64</memory><os><type>exe</type><init>/bin/sh</init></os><lxc:namespace><lxc:sharenet type='netns' value='red'/><lxc:shareipc type='pid' value='12'/></lxc:namespace></domain>",
  ],
});
