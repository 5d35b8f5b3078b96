import { formatName } from '../../schema/names.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const parts = (domain: Element, name: string): Element[] => children(domain).filter((e) => known(e) === `qemu:${name}`).flatMap((e) => children(e));

const known = (element: Element): string | undefined => {
  const name = formatName(element);
  return name.kind === 'known' ? name.name : undefined;
};

export default defineRule({
  id: 'qemu-commandline',
  profile: 'libvirt',
  severity: 'error',
  title: 'A part of the QEMU command line without its value',
  why: 'Each argument has a value, each variable a name of letters, digits and underscores that does not start with a digit, each capability a name.',
  remedy: 'Add the attribute, or correct the name.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseCommandlineArgs', text: 'No qemu command-line argument specified' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseCommandlineEnvValidate', text: 'No qemu environment name specified' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseCommandlineEnvValidate', text: 'Invalid environment name, it must begin with a letter or underscore' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseCommandlineEnvValidate', text: 'Invalid environment name, it must contain only alphanumerics and underscore' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseCaps', text: 'missing capability name' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain'],
  *check(domain, { text: source }) {
    for (const part of parts(domain, 'commandline')) {
      const kind = known(part);
      const name = attribute(part, 'name');
      if (kind === 'qemu:arg' && !attribute(part, 'value')) yield { at: part, message: 'This argument for QEMU has no value.', fixes: [offeredFix('Remove it', removeElement(source, part))] };
      else if (kind === 'qemu:env' && !name) yield { at: part, message: 'This environment variable for QEMU has no name.' };
      else if (kind === 'qemu:env' && name && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name.value)) yield { at: name, message: `${name.value.slice(0, 40) || 'An empty text'} is no name of an environment variable.` };
    }
    for (const part of parts(domain, 'capabilities')) if (!attribute(part, 'capability') && /^qemu:(add|del)$/.test(known(part) ?? '')) yield { at: part, message: 'This capability has no name.' };
  },
  bad: [
    "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><qemu:commandline>«<qemu:arg/>»<qemu:env «name='1A'» value='x'/></qemu:commandline></domain>",
    "<domain type='kvm' xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><q:capabilities>«<q:add/>»</q:capabilities></domain>",
  ],
  good: [
    "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><qemu:commandline><qemu:arg value='-newarg'/><qemu:env name='QEMU_A1'/></qemu:commandline></domain>",
  ],
});
