import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { guests: [{ osType: 'hvm', arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', domainTypes: ['qemu', 'kvm'], machines: [{ name: 'q35' }] }] };
const guest = (type: string): string => `<domain ${type}><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os></domain>`;
/** Of KVM other rules say why it is not there. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['kvm']);

export default defineRule({
  id: 'domain-type-not-on-host',
  cause: 'cfg-virt-type-unsupported',
  profile: 'host',
  severity: 'error',
  title: 'A hypervisor that the host does not have',
  why: 'domain/@type says which hypervisor is to run the machine. Each libvirt connection serves those that its capabilities list.',
  remedy: 'Write a type that the host has (virsh capabilities), or run the machine on a host with that hypervisor.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Emulator '%1$s' does not support virt type '%2$s'" }],
  visits: ['domain'],
  needs: ['guests'],
  *check(domain, { driver, host: { guests } }) {
    const types = [...new Set(guests.flatMap((g) => g.domainTypes))];
    const at = attribute(domain, 'type');
    if (!at?.valueSpan || driver === undefined || types.length === 0 || types.includes(driver) || SAID_ELSEWHERE.has(driver)) return;
    yield { at, message: `The host has no hypervisor ${driver.slice(0, 20)}; libvirt offers ${types.slice(0, 6).join(', ')} there.` };
  },
  bad: [{ xml: guest("«type='xen'»"), host }],
  good: [{ xml: guest("type='qemu'"), host }, { xml: guest("type='kvm'"), host: { guests: [{ ...host.guests[0]!, domainTypes: ['qemu'] }] } }],
});
