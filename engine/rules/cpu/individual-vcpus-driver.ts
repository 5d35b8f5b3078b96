import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'individual-vcpus-driver',
  profile: 'libvirt',
  severity: 'error',
  title: 'Single vCPUs where the driver has no states for them',
  why: "Only libvirt's QEMU driver switches vCPUs on and off one by one.",
  remedy: 'Remove <vcpus>, and use vcpu/@current.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseCheckFeatures', text: 'individual CPU state configuration is not supported' },
  ],
  drivers: ['xen', 'lxc', 'bhyve', 'vz', 'parallels', 'openvz', 'vmware', 'vbox', 'hyperv'],
  visits: ['domain/vcpus'],
  *check(vcpus, { driver, text: source }) {
    if (!child(vcpus, 'vcpu')) return;
    yield { at: vcpus, message: `Guests of type ${driver!} have no states of single vCPUs.`, fixes: [offeredFix('Remove <vcpus>', removeElement(source, vcpus))] };
  },
  bad: [
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><vcpu>2</vcpu><os><type>hvm</type></os>«<vcpus>»<vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='yes' hotpluggable='no'/></vcpus></domain>",
  ],
  good: [
    "<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='yes' hotpluggable='yes'/></vcpus>",
  ],
});
