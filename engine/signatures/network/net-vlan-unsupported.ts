import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-vlan-unsupported',
  category: 'network',
  severity: 'fatal',
  title: 'VLAN tags are not possible on this connection',
  match: [
    'vlan tag not supported for this connection type',
    "whose type doesn't support vlan configuration",
    'vlan trunking is not supported by SR-IOV network devices',
    'direct setting of the vlan tag is not allowed for hostdev devices',
  ],
  message: 'The interface has a <vlan>, which this kind of connection cannot carry out.',
  why: 'libvirt sets VLAN tags on Open vSwitch ports and SR-IOV functions, and on Linux bridges only from libvirt 11.0 on.',
  remedy: 'Use a bridge on a VLAN interface of the host (br0 over eth0.42) or an Open vSwitch bridge, and remove <vlan>; or update libvirt.',
  checks: [
    { command: 'virsh version' },
    { command: 'virsh dumpxml DOMAIN --xpath //interface' },
  ],
  xml: [{ path: 'devices/interface/vlan' }],
  witness: {
    source: 'libvirt 11.3 src/conf/domain_validate.c, virDomainActualNetDefValidate(), and src/network/bridge_driver.c',
    text: 'interface %1$s - vlan tag not supported for this connection type',
  },
  samples: [
    'error: unsupported configuration: interface 52:54:00:77:77:77 - vlan tag not supported for this connection type',
    "error: unsupported configuration: <vlan> element specified for network lab, whose type doesn't support vlan configuration",
    'error: unsupported configuration: vlan trunking is not supported by SR-IOV network devices',
  ],
  nearMisses: [
    'Unable to set vlan configuration on port vnet1',
    '8021q: adding VLAN 0 to HW filter on device eth0',
  ],
});
