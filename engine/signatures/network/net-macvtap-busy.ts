import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-macvtap-busy',
  category: 'network',
  severity: 'fatal',
  title: 'The host NIC cannot take a macvtap',
  match: [
    'error creating macv(tap|lan) {what}: (Device or resource busy|Das Gerät oder die Ressource ist belegt|Périphérique ou ressource occupé|Dispositivo o recurso ocupado|Dispositivo o risorsa occupata|Устройство или ресурс занято|Urządzenie lub zasoby zajęte|设备或资源忙|デバイスもしくはリソースがビジー状態です|Dispositivo ou recurso está ocupado)',
  ],
  message: 'A macvtap cannot be created on the host NIC because something else owns it.',
  why: 'A NIC that is a port of a bridge, bond or Open vSwitch already has a receiver for its packets and cannot carry macvtap as well; an SR-IOV parent in passthrough mode takes only one.',
  remedy: "Use <interface type='bridge'> with the bridge the NIC belongs to, or another NIC.",
  checks: [
    { command: 'ip -d link show DEVICE', look: 'master' },
    { command: 'bridge link' },
  ],
  xml: [{ path: 'devices/interface/source/@dev' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevmacvlan.c, virNetDevMacVLanCreate()',
    text: 'error creating %1$s interface %2$s@%3$s (%4$s)',
  },
  samples: [
    'error: error creating macvtap interface macvtap2@eno3 (52:54:00:0a:0b:0c): Device or resource busy',
    'error creating macvtap type of interface attach to eno3: Device or resource busy',
  ],
  nearMisses: [
    'error: error creating macvtap interface macvtap2@eno3 (52:54:00:0a:0b:0c): Operation not permitted',
    'dockerd: failed to create the macvlan port: device or resource busy (parent eno4)',
  ],
});
