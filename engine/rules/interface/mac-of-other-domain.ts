import { called, isActive, otherDomains } from '../../schema/domain/other-domains.ts';
import { canonicalMac, deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [{ name: 'web', state: 'running', macs: ['52:54:00:11:22:33'] }] };
const nic = (mac: string): string => `<interface type='network'><mac ${mac}/><source network='default'/><model type='virtio'/></interface>`;

export default defineRule({
  id: 'mac-of-other-domain',
  cause: 'net-mac-duplicate',
  profile: 'host',
  severity: 'warning',
  title: 'The MAC address of another virtual machine',
  why: 'Two machines with one MAC address in one network get each other\'s packets and each other\'s address from DHCP. libvirt does not look for that; it happens when a machine is copied.',
  remedy: 'Remove <mac>: libvirt makes up another one when the domain is defined.',
  witness: [{
    source: 'libvirt 11.3.0 docs/formatdomain.rst, network interfaces',
    text: 'The contents of the mac address are optional; libvirt generates one (no check for repetition within a domain).',
  }],
  drivers: ['qemu', 'kvm', 'hvf', 'lxc', 'xen'],
  onlyWith: ['mac'],
  visits: ['domain/devices/interface'],
  needs: ['domains'],
  *check(nic, { domain, host: { domains } }) {
    const at = attribute(child(nic, 'mac'), 'address');
    const own = canonicalMac(at?.value);
    if (!at || own === undefined) return;
    const other = otherDomains(domain, domains).find((d) => d.macs?.some((mac) => canonicalMac(mac) === own));
    if (other) yield { at, message: `${deviceName(nic)} has the MAC address of ${called(other)}, another machine of the host${isActive(other) ? ' that runs now' : ''}.` };
  },
  bad: [{ xml: nic("«address='52:54:0:11:22:33'»"), host }],
  good: [{ xml: nic("address='52:54:00:11:22:34'"), host }, { xml: `<domain type='kvm'><name>web</name><memory>1048576</memory><os><type>hvm</type></os><devices>${nic("address='52:54:00:11:22:33'")}</devices></domain>`, host }],
});
