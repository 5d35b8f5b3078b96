import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-kvmgt-nodev',
  category: 'driver',
  severity: 'fatal',
  title: 'Intel GVT-g does not support this GPU',
  match: ["kvmgt': No such device", 'kvmgt.ko: No such device', 'Unsupported device. GVT-g is disabled', 'GVT-g is not supported'],
  message: 'The module for virtual Intel GPUs (GVT-g) did not load on this machine.',
  why: 'GVT-g exists for Broadwell to Comet Lake only, needs i915.enable_gvt=1, and was dropped by newer kernels.',
  remedy: 'On newer GPUs use SR-IOV (where the driver offers it) or whole-device passthrough.',
  checks: [{ command: 'lspci -nn -d ::0300' }, { command: 'journalctl -k -g gvt' }, { command: 'cat /proc/cmdline' }],
  xml: [{ path: "devices/hostdev[@type='mdev']" }, { path: 'devices/hostdev' }],
  witness: { source: 'kmod tools; Linux, drivers/gpu/drm/i915/gvt/kvmgt.c and intel_gvt.c', text: 'Unsupported device. GVT-g is disabled' },
  samples: ['insmod: ERROR: could not insert module /lib/modules/6.1.0/kernel/drivers/gpu/drm/i915/kvmgt.ko: No such device', "modprobe: ERROR: could not insert 'kvmgt': No such device"],
  nearMisses: ["modprobe: ERROR: could not insert 'vhost_vsock': No such device", 'gvt: vgpu 1 created'],
});
