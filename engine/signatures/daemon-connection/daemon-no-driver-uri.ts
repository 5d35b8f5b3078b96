import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-no-driver-uri',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'No driver for this URI',
  match: [
    'no connection driver available for {uri:path}',
    'o connection driver available',
  ],
  message: 'libvirt has no driver for the URI that was asked for.',
  why: 'The driver package (qemu, xen, lxc, vbox …) is not installed or its module could not be loaded, or the URI has a typing error.',
  remedy: "Install the driver's package (libvirt-daemon-driver-qemu and the like), or use the right URI, for example qemu:///system.",
  checks: [
    { command: 'virsh uri' },
    { command: 'ls /usr/lib*/libvirt/connection-driver /usr/lib/*/libvirt/connection-driver' },
    { command: 'journalctl -b -u libvirtd --no-pager | grep -i driver' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virerror.c (VIR_ERR_NO_CONNECT)',
    text: 'no connection driver available for %1$s',
  },
  samples: [
    'error: no connection driver available for xen:///system',
    '2019-01-01 01:01:01.001+0000: 3: error : virConnectOpenInternal:1118 : no connection driver available for lxc:///',
  ],
  nearMisses: [
    'this function is not supported by the connection driver: virDomainBackupBegin',
    'xen driver loaded',
  ],
});
