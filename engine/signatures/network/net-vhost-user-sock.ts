import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-vhost-user-sock',
  category: 'network',
  severity: 'fatal',
  title: 'The socket of the vhost-user network cannot be used',
  match: [
    "id=charnet{alias:number}{options}Failed to (connect|bind socket) to '{path:quoted}': {reason}",
    'charnet{alias:number}{options}Failed to bind socket to {path:path}: {reason}',
    "chr-vu-net{alias:number}{options}Failed to connect to '{path:quoted}': {reason}",
    '-netdev vhost-user{options}chardev "{chardev:quoted}" {what}',
    'vhost-user{what}Failed to read msg header',
  ],
  message: 'The vhost-user socket of an interface cannot be reached or created: the switch is not ready.',
  why: "With mode='client' QEMU connects to a socket the switch (Open vSwitch with DPDK, VPP) must have made; with mode='server' QEMU makes it and needs the directory and the right to write there.",
  remedy: 'Start the switch and its port first, check path and mode of <source>, and that the QEMU user may reach the socket.',
  checks: [
    { command: 'ls -lZ -- SOCKET' },
    { command: 'ss -xl', look: 'who listens' },
    { command: 'ovs-vsctl show' },
  ],
  xml: [{ path: 'devices/interface/source/@path', equals: 'path' }],
  witness: {
    source: 'QEMU 10.0 util/qemu-sockets.c, unix_connect_saddr(), alias from libvirt 11.3 src/qemu/qemu_command.c',
    text: "Failed to connect to '%s'",
  },
  samples: [
    "qemu-kvm: -chardev socket,id=charnet2,path=/run/vpp/v2.sock: Failed to connect to '/run/vpp/v2.sock': No such file or directory",
    'qemu-kvm: -chardev socket,id=charnet0,path=/run/openvswitch/vhu9,server=on: Failed to bind socket to /run/openvswitch/vhu9: Permission denied',
    'qemu-kvm: vhost-user: Failed to read msg header. Read -1 instead of 12. Original request 1.',
  ],
  nearMisses: [
    "qemu-kvm: -chardev socket,id=charserial0,path=/run/s.sock: Failed to connect to '/run/s.sock': Connection refused",
    'vgw: VHOST_CONFIG: read message VHOST_USER_SET_OWNER',
  ],
});
