import { archOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', values: {}, features: {}, cpuModes: { 'host-passthrough': true, 'host-model': false } };
const host = { domainCapabilities: [capabilities] };

export default defineRule({
  id: 'cpu-mode-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A CPU mode that the host does not offer',
  why: 'Which ways of choosing a CPU there are depends on QEMU, the accelerator and the CPU of the host; libvirt tells them in its domain capabilities and refuses to start a guest with another.',
  remedy: 'Use one of the modes that virsh domcapabilities lists as supported.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessUpdateGuestCPU', text: "CPU mode '%1$s' for %2$s %3$s domain on %4$s host is not supported by hypervisor" }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/cpu'],
  needs: ['domainCapabilities'],
  *check(cpu, { domain, driver, host: { domainCapabilities } }) {
    const mode = attribute(cpu, 'mode');
    const own = domainCapabilities.filter((c) => c.domainType === driver && c.arch === archOf(domain) && c.cpuModes);
    if (!mode || own.length === 0 || own.some((c) => c.cpuModes![mode.value] !== false)) return;
    const offered = Object.entries(own[0]!.cpuModes!).filter(([, supported]) => supported).map(([name]) => name);
    yield { at: mode, message: `This host has no ${mode.value.slice(0, 20)} for ${driver} guests of ${archOf(domain)}; it has ${offered.join(', ') || 'none'}.` };
  },
  bad: [{ xml: "<cpu «mode='host-model'»/>", host }],
  good: [{ xml: "<cpu mode='host-passthrough'/>", host }, { xml: "<cpu mode='maximum'/>", host }],
});
