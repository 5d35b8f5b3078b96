import { qemuFeatures, statusIn, type QemuFeature } from '../../schema/domain/qemu-versions.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, pathOf } from '../../xml/query.ts';
import type { Element, Target } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const byPath = new Map<string, QemuFeature[]>();
for (const feature of qemuFeatures) byPath.set(feature.path, [...(byPath.get(feature.path) ?? []), feature]);

/** Where the feature stands in `element`; undefined when it does not. */
function placeOf(feature: QemuFeature, element: Element): Target | undefined {
  if (feature.attribute === undefined) return element;
  const at = attribute(element, feature.attribute);
  return at && (feature.value === undefined || at.value === feature.value) ? at : undefined;
}

const nameOf = (feature: QemuFeature, element: Element): string =>
  feature.attribute === undefined ? `<${element.name}>` : feature.value === undefined ? feature.attribute : `${feature.attribute}='${feature.value}'`;

export default defineRule({
  id: 'qemu-feature-not-in-target',
  profile: 'host',
  severity: 'warning',
  title: 'Something that the QEMU of the target does not have',
  why: 'libvirt passes it on to QEMU, which learned it later than the target, has dropped it since, or is about to. libvirt refuses to start a guest that asks its QEMU for what it lacks. Distributions sometimes add features to an older QEMU.',
  remedy: 'Upgrade QEMU on the target, or use what it has.',
  witness: [
    { source: "qemu 10.0.13 qapi/*.json, 'Since' remarks", text: '@io_uring: Use linux io_uring (since 5.0)' },
    { source: "libvirt manual, formatdomain, 'Since' remarks that name QEMU", text: 'Since 10.4.0 and QEMU 8.2.0' },
    { source: 'qemu 10.0.13 docs/about/removed-features.rst', text: 'Replaced by either the ivshmem-plain or ivshmem-doorbell.' },
    { source: 'qemu 10.0.13 docs/about/deprecated.rst', text: 'gluster backend (since 9.2)' },
  ],
  drivers: QEMU_DRIVERS,
  against: 'qemu',
  visits: [...new Set(qemuFeatures.map((f) => f.path))],
  *check(element, { domain, target }) {
    if (target.qemu === undefined) return;
    const path = pathOf(element).slice(pathOf(domain).length - domain.name.length);
    for (const feature of byPath.get(path) ?? []) {
      const at = placeOf(feature, element);
      const status = at && statusIn(target.qemu, feature);
      if (!at || !status) continue;
      const instead = feature.instead === undefined ? '' : ` (use ${feature.instead})`;
      const subject = `${deviceName(element)}: ${nameOf(feature, element)}`;
      const needs = /^\d/.test(status.since) ? `QEMU ${status.since}` : `a QEMU after ${feature.notIn}`;
      yield status.kind === 'newer' ? { at, message: `${subject} needs ${needs}; the target has ${target.qemu}.` }
        : status.kind === 'removed' ? { at, message: `${subject} is gone from QEMU ${status.since} on${instead}; the target has ${target.qemu}.` }
          : { at, message: `${subject} is deprecated since QEMU ${status.since}${instead}.`, severity: 'info', tags: ['deprecated'] };
    }
  },
  bad: [
    { xml: "<audio id='1' «type='pipewire'»/>".replace(/^/, "<domain type='kvm'><name>example</name><memory>1048576</memory><devices>") + '</devices></domain>', target: { qemu: '7.2.0' } },
    { xml: "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><shmem name='glass'><model «type='ivshmem'»/></shmem></devices></domain>", target: { qemu: '7.2.0' } },
    { xml: "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><disk type='network'><driver name='qemu' type='raw'/><source «protocol='gluster'» name='v/a'><host name='example.org'/></source><target dev='vda'/></disk></devices></domain>", target: { qemu: '10.0.0' } },
  ],
  good: [
    { xml: "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><audio id='1' type='pipewire'/></devices></domain>", target: { qemu: '8.2.0' } },
    "<domain type='kvm'><name>example</name><memory>1048576</memory><devices><audio id='1' type='pipewire'/></devices></domain>",
  ],
});
