import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-nova-debug',
  category: 'other',
  severity: 'benign',
  title: 'Debug output of nova',
  match: ['DEBUG nova.{module:word} [', 'DEBUG os_vif ', 'DEBUG oslo_concurrency.{module:word} '],
  message: 'nova writes what it does.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'OpenStack nova and oslo.log', text: 'DEBUG' },
  samples: ['2024-01-01 10:00:00.001 7 DEBUG nova.virt.libvirt.vif [req-1] vif_type=ovs', 'DEBUG nova.network.os_vif_util [req-1] Converted object VIFOpenVSwitch'],
  nearMisses: ['ERROR nova.compute.manager [req-1] Instance failed to spawn', 'nova debug'],
});
