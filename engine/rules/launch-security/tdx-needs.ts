import { isOn } from '../../schema/read.ts';
import { attribute, child, descend, text, value } from '../../xml/query.ts';
import type { Target } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

/** Debugging, and no exceptions for pages that the guest has not accepted. */
const KNOWN_BITS = (1n << 0n) | (1n << 28n);
const guest = (body: string, os = ''): string => `<domain type='kvm'><name>example</name><memory unit='GiB'>2</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='q35'>hvm</type>${os}</os>${body}</domain>`;

export default defineRule({
  id: 'tdx-needs',
  profile: 'libvirt',
  severity: 'error',
  since: '11.6.0',
  title: 'A setting that a TDX guest cannot have',
  why: "Intel's trust domains keep the host out: no system management mode, no virtual PMU, no firmware in flash, interrupts through QEMU's I/O APIC, and a policy of two bits.",
  remedy: "Remove the setting; firmware is loaded as a ROM (type='rom'), <ioapic driver='qemu'/>.",
  witness: [
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of launch security', text: 'Intel TDX launch security is not supported with SMM enabled' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of launch security', text: 'Intel TDX launch security is not supported with PMU enabled' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of launch security', text: 'Intel TDX launch security is not supported with pflash loader' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of launch security', text: 'Intel TDX launch security needs split kernel irqchip' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of launch security', text: 'Only bit0(debug) and bit28(sept-ve-disable) are supported intel TDX launch security policy' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['launchSecurity'],
  visits: ['domain/launchSecurity'],
  *check(launch, { domain }) {
    if (value(launch, 'type') !== 'tdx') return;
    const features = child(domain, 'features');
    const [smm, pmu, ioapic, loader, policy] = [child(features, 'smm'), child(features, 'pmu'), attribute(child(features, 'ioapic'), 'driver'), attribute(descend(domain, 'os', 'loader'), 'type'), child(launch, 'policy')];
    const clash = (at: Target, what: string) => ({ at, message: `A TDX guest cannot have ${what}.`, evidence: [{ at: attribute(launch, 'type')!, message: 'TDX is asked for here.' }] });
    if (smm && (value(smm, 'state') === undefined || isOn(smm, 'state'))) yield clash(smm, 'the system management mode');
    if (pmu && (value(pmu, 'state') === undefined || isOn(pmu, 'state'))) yield clash(pmu, 'a virtual PMU');
    if (ioapic?.value === 'kvm') yield clash(ioapic, "KVM's I/O APIC");
    if (loader?.value === 'pflash') yield clash(loader, 'its firmware in flash');
    const bits = /^\s*(?:0x[\da-f]{1,16}|\d{1,19})\s*$/i.test(text(policy)) ? BigInt(text(policy).trim()) : 0n;
    if (policy && (bits & ~KNOWN_BITS) !== 0n) yield { at: policy, message: 'The policy of a TDX guest has bits besides 0 (debugging) and 28 (sept-ve-disable).' };
  },
  bad: [
    guest("<features>«<smm state='on'/>»</features><launchSecurity type='tdx'/>"),
    guest("<features>«<pmu state='on'/>»</features><launchSecurity type='tdx'/>"),
    guest("<features><acpi/><ioapic «driver='kvm'»/></features><launchSecurity type='tdx'/>"),
    guest("<features><acpi/></features><launchSecurity type='tdx'/>", "<loader readonly='yes' «type='pflash'»>/usr/share/edk2/OVMF.fd</loader>"),
    guest("<launchSecurity type='tdx'>«<policy>»0x20</policy></launchSecurity>"),
  ],
  good: [guest("<features><ioapic driver='qemu'/></features><launchSecurity type='tdx'><policy>0x10000001</policy></launchSecurity>", "<loader type='rom'>/usr/share/edk2/OVMF.inteltdx.fd</loader>")],
});
