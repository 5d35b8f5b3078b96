import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-netdev-watchdog',
  category: 'guest',
  severity: 'degraded',
  title: "The guest's network card stopped sending",
  match: ['NETDEV WATCHDOG: ', 'transmit queue {queue:number} timed out'],
  message: 'A packet queue did not drain for seconds.',
  why: 'Back end or host stopped taking packets (vhost, tap, overloaded host), or the driver lost an interrupt.',
  remedy: 'Check vhost and the tap of the VM on the host and its load; update driver and kernel, or change the NIC model to virtio.',
  checks: [{ command: 'virsh domif-getlink VM vnetN' }, { command: 'tc -s qdisc show dev vnetN' }],
  xml: [{ path: 'devices/interface/model' }, { path: 'devices/interface' }],
  witness: { source: 'Linux, net/sched/sch_generic.c dev_watchdog', text: 'NETDEV WATCHDOG: %s (%s): transmit queue %u timed out' },
  samples: ['[ 4444.4] NETDEV WATCHDOG: eth0 (e1000): transmit queue 0 timed out', 'kernel: NETDEV WATCHDOG: ens3 (virtio_net): transmit queue 2 timed out 5312 ms'],
  nearMisses: ['watchdog: BUG: soft lockup', 'netdev: link up'],
});
