import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-ethtool-busy',
  category: 'network',
  severity: 'benign',
  title: 'An ethtool query was refused for the moment',
  match: [
    'ethtool ioctl error{what}: Device or resource busy',
    'ethtool ioctl request error{what}: Device or resource busy',
  ],
  message: 'An ethtool query was refused because the device was busy.',
  why: "libvirt asks each NIC for its features; the answer is only missing from the device's description.",
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdev.c, virNetDevSendEthtoolIoctl()',
    text: 'ethtool ioctl error on %1$s',
  },
  samples: [
    'libvirtd[4]: ethtool ioctl error on wlp3s0: Device or resource busy',
    '2016-06-06 06:06:06.606+0000: 3: warning : virNetDevSendEthtoolIoctl:3019 : ethtool ioctl error: Device or resource busy',
  ],
  nearMisses: [
    'error creating macvtap interface macvtap2@eno3 (52:54:00:0a:0b:0c): Device or resource busy',
    'ethtool: bad command line argument',
  ],
});
