import { domain as format } from '../../schema/domain/format/domain.ts';
import { isUnchecked, newerParts, type NewerPart } from '../../schema/newer.ts';
import { placeName, quoted } from '../../schema/wording.ts';
import { defineRule } from '../rule.ts';

const subject = (part: NewerPart): string => {
  if (part.kind === 'element') return `<${part.name}>`;
  const place = placeName(part.owner);
  return part.kind === 'attribute' ? `${part.name} of ${place}` : `${part.of === undefined ? '' : `${part.of}=`}${quoted(part.name)} of ${place}`;
};

/** Words in lists are looked up, and of elements those below <features> (virDomainFeaturesDefParse); what else is not known is not read. */
const isRefused = (part: NewerPart): boolean => (part.kind === 'value' ? !isUnchecked(part) : part.kind === 'element' && part.owner.element.parent?.name === 'features');

const consequence = (part: NewerPart): string => {
  if (isRefused(part)) return 'it is refused there';
  return part.kind === 'value' ? 'it has no effect there' : 'it is dropped silently there, and define --validate refuses it';
};

export default defineRule({
  id: 'newer-than-target',
  profile: 'host',
  severity: 'warning',
  title: 'Something that the libvirt of the target does not know yet',
  why: 'An older libvirt drops elements and attributes it does not know without a word, so the guest starts without them; a word it does not know in a list it refuses. Only schema validation (virsh edit, define --validate) complains about all of them.',
  remedy: 'Raise the libvirt of the host, or write the domain without it.',
  witness: [
    { source: "libvirt manual, formatdomain: 'Since' remarks; engine/schema/domain/format holds them", text: 'Since 9.0.0' },
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLPropEnumInternal', text: "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'." },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesDefParse', text: "unexpected feature '%1$s'" },
  ],
  against: 'libvirt',
  visits: ['domain'],
  *check(domain, { text, target }) {
    if (target.libvirt === undefined) return;
    const root = { element: domain, spec: format, parent: undefined };
    for (const part of newerParts(root, target.libvirt, text, /\sxmlns\s*=/.test(text))) {
      yield { at: part.at, ...(isRefused(part) && { severity: 'error' as const }), message: `${subject(part)} needs libvirt ${part.since}; the target has ${target.libvirt}: ${consequence(part)}.` };
    }
  },
  bad: [
    { xml: "<domain type='kvm'><name>example</name><memory>1048576</memory><devices>«<crypto model='virtio' type='qemu'>»<backend model='builtin'/></crypto></devices></domain>", target: { libvirt: '8.0.0' } },
    { xml: "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><disk «type='vhostvdpa'»><source dev='/dev/vhost-vdpa-0'/><target dev='vda' bus='virtio'/></disk></devices></domain>", target: { libvirt: '9.0.0' } },
    { xml: "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><disk type='file'><driver name='qemu' type='qcow2' «discard_no_unref='on'»/><source file='/srv/a.qcow2'/><target dev='vda' bus='virtio'/></disk></devices></domain>", target: { libvirt: '9.0.0' } },
  ],
  good: [
    "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><crypto model='virtio' type='qemu'><backend model='builtin'/></crypto></devices></domain>",
    { xml: "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><crypto model='virtio' type='qemu'><backend model='builtin'/></crypto></devices></domain>", target: { libvirt: '9.1.0' } },
  ],
});
