import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (type: string, mode: string): string => `<domain type='${type}'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><cpu ${mode}/></domain>`;

export default defineRule({
  id: 'host-cpu-needs-kvm',
  profile: 'host',
  severity: 'warning',
  title: "mode='host-passthrough' in an emulated domain",
  why: "host-passthrough hands the CPU of the host through to the guest, which only a hardware accelerator can do. libvirt refuses to start an emulated (type='qemu') domain with it.",
  remedy: "Write type='kvm', or use mode='maximum' or 'host-model' with emulation.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessUpdateGuestCPU', text: "CPU mode '%1$s' for %2$s %3$s domain on %4$s host is not supported by hypervisor" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_capabilities.c virQEMUCapsIsCPUModeSupported', text: 'case VIR_CPU_MODE_HOST_PASSTHROUGH: return virQEMUCapsTypeIsAccelerated(type) && virQEMUCapsGuestIsNative(hostarch, qemuCaps->arch);' },
  ],
  drivers: ['qemu'],
  visits: ['domain/cpu'],
  *check(cpu) {
    const mode = attribute(cpu, 'mode');
    if (mode?.value !== 'host-passthrough') return;
    yield { at: mode, message: "The domain is emulated (type='qemu'), so it cannot have the CPU of the host.", fixes: [offeredFix("Use everything QEMU emulates (mode='maximum')", setAttribute(cpu, 'mode', 'maximum'))] };
  },
  bad: [guest('qemu', "«mode='host-passthrough'»")],
  good: [guest('kvm', "mode='host-passthrough'"), guest('qemu', "mode='maximum'")],
});
