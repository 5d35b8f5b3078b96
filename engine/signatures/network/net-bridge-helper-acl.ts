import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-helper-acl',
  category: 'network',
  severity: 'fatal',
  title: 'Session mode may not use this bridge',
  match: [
    'access denied by acl file',
    'failed to parse default acl file',
    'failed to parse acl file',
    'failed to communicate with bridge helper',
    'failed to launch bridge helper',
    'bridge helper failed',
    "Device 'bridge' could not be initialized",
  ],
  message: 'The bridge helper is not allowed to attach a VM to that bridge.',
  why: 'In session mode QEMU takes its tap from qemu-bridge-helper, which allows only the bridges listed in /etc/qemu/bridge.conf.',
  remedy: 'Add a line "allow BRIDGE" to /etc/qemu/bridge.conf (owned by root, mode 0640 or 0644). Avoid "allow all" on hosts with several users.',
  checks: [
    { command: 'cat /etc/qemu/bridge.conf' },
    { command: 'ls -l /usr/lib/qemu/qemu-bridge-helper /usr/libexec/qemu-bridge-helper' },
  ],
  xml: [{ path: 'devices/interface/source/@bridge' }],
  yieldsTo: [
    'net-bridge-helper-suid',
    'net-bridge-helper-missing',
    'net-bridge-missing',
    'net-tun-no-device',
  ],
  witness: {
    source: 'QEMU 10.0 qemu-bridge-helper.c, net/tap.c; libvirt 11.3 src/hypervisor/domain_interface.c',
    text: "access denied by acl file / failed to parse default acl file `%s' / bridge helper failed",
  },
  samples: [
    'qemu-system-x86_64: -netdev bridge,br=br7,id=n0: bridge helper failed',
    'error: internal error: /usr/lib/qemu/qemu-bridge-helper --use-vnet --br=br7 --fd=31: failed to communicate with bridge helper: stderr=access denied by acl file\n: Transport endpoint is not connected',
    "failed to parse default acl file `/usr/local/etc/qemu/bridge.conf'",
    "failed to launch bridge helper\nqemu-kvm: -net bridge,br=br7: Device 'bridge' could not be initialized",
  ],
  nearMisses: [
    'squid: access denied by acl rule',
    'qemu-system-x86_64: -netdev tap,id=n0: could not open /dev/net/tun: Permission denied',
  ],
});
