import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-sriov-vf',
  category: 'network',
  severity: 'fatal',
  title: 'A virtual function could not be set up',
  match: [
    "No usable Vf's present on SRIOV PF {pf:path}",
    'Could not get Virtual functions on {pf:path}',
    "'{dev:quoted}' is not a VF device",
    'but {dev:path} is not a VF',
    "VF {vf:number} of PF '{pf:quoted}' is not bound to a net driver",
    'The PF device for VF {dev:path} has no network device name',
    "in network '{network:quoted}' is not an SR-IOV Virtual Function",
    "nable to configure VF {vf:number} of PF '{pf:quoted}' because the PF is not online",
    'annot set interface (MAC|MAC/vlanid|vlanid) to {mac:path} for ifname {pf:path} vf {vf:number}: {error}',
  ],
  unless: ['No such device'],
  message: 'A virtual function could not be set up.',
  why: 'The physical port is down, its driver does not allow the change (a MAC set by the guest, a VF that is not trusted), or a container lacks NET_ADMIN.',
  remedy: 'Bring the port up (ip link set PF up), look at ip link show PF, and make the VF trusted when the guest changes its MAC.',
  checks: [{ command: 'ip link show PF' }, { command: 'journalctl -k -g vf' }],
  xml: [{ path: 'devices/interface/mac/@address' }, { path: 'devices/interface/vlan' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virnetdev.c virNetDevSaveNetConfig, virNetDevSetVfMac, virNetDevSetVfVlan; MAC/vlanid in one is older; src/network/bridge_driver.c networkCreateInterfacePool, src/util/virpci.c', text: "Unable to configure VF %1$d of PF '%2$s' because the PF is not online. / Cannot set interface MAC to %1$s for ifname %2$s vf %3$d / Cannot set interface vlanid to %1$d for ifname %2$s vf %3$d / No usable Vf's present on SRIOV PF %1$s / VF %1$d of PF '%2$s' is not bound to a net driver" },
  samples: [
    "error: internal error: No usable Vf's present on SRIOV PF ens7f1",
    "error: internal error: VF 7 of PF 'ens7f1' is not bound to a net driver, so its MAC address cannot be set to 52:54:00:77:00:01",
    "error: internal error: Unable to configure VF 7 of PF 'ens7f1' because the PF is not online. Please change host network config to put the PF online.",
    'error: Cannot set interface MAC/vlanid to 52:54:00:77:00:01/7 for ifname ens7f1 vf 7: Operation not permitted',
    'error: Cannot set interface vlanid to 7 for ifname ens7f1 vf 7: Operation not permitted',
  ],
  nearMisses: ['ens7f1: VF 7 configured', 'error: Cannot set interface MAC to 52:54:00:77:00:01 for ifname ens7f1 vf 7: No such device'],
});
