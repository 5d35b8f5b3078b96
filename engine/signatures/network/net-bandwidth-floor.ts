import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bandwidth-floor',
  category: 'network',
  severity: 'fatal',
  title: 'A guaranteed bandwidth without a limit on the network',
  match: [
    "Invalid use of 'floor' on interface with MAC address {mac:word}",
    "has no QoS set, therefore unable to set 'floor'",
    'because new combined inbound floor={sum:number} would overcommit {what:word}',
  ],
  message: 'The interface asks for a guaranteed bandwidth (floor) that the network cannot give.',
  why: 'A floor needs a network with an inbound <bandwidth>, and the floors of all VMs must fit into it.',
  remedy: 'Give the network <bandwidth><inbound average=…/></bandwidth> large enough for all floors, lower them, or remove floor=.',
  checks: [
    { command: 'virsh net-dumpxml NETWORK --xpath //bandwidth' },
    { command: 'virsh domiftune DOMAIN INTERFACE' },
  ],
  xml: [{ path: 'devices/interface/bandwidth/inbound/@floor' }],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver.c, networkCheckBandwidth()',
    text: "Invalid use of 'floor' on interface with MAC address %1$s - network '%2$s' has no inbound QoS set",
  },
  samples: [
    "error: unsupported configuration: Invalid use of 'floor' on interface with MAC address 52:54:00:aa:bb:01 - network 'lab' has no inbound QoS set",
    "error: operation failed: Cannot plug '52:54:00:aa:bb:01' interface into 'virbr3' because new combined inbound floor=9000 would overcommit peak=8000 on network 'lab'",
    "error: unsupported configuration: Bridge 'virbr3' has no QoS set, therefore unable to set 'floor' on '52:54:00:aa:bb:02'",
  ],
  nearMisses: [
    "'floor' attribute allowed only in <inbound> element",
    'No network bandwidth controls present',
  ],
});
