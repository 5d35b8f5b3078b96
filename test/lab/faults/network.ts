import { domainXml } from '../domain.ts';
import type { Fault } from './fault.ts';
import { defining, guestWith } from './guest.ts';

const nic = (type: string, source: string, more = ''): string => `<interface type='${type}'>${source}<model type='virtio'/>${more}</interface>`;
const onNetwork = nic('network', "<source network='office'/>");
const NETWORK = '/domain/devices/interface/source/@network';
const BRIDGE = '/domain/devices/interface/source/@bridge';
const network = (bridge: string, address: string, more = ''): string =>
  defining(`<network><name>office</name><bridge name='${bridge}'/>${more}<ip address='${address}' netmask='255.255.255.0'><dhcp><range start='${address.replace(/\d+$/, '100')}' end='${address.replace(/\d+$/, '120')}'/></dhcp></ip></network>`, 'net');

/** A machine is in the way of a network that cannot be started: the user starts first the one, then the other. */
const NET_THEN_GUEST = 'virsh net-start office; virsh start guest';

/** Interfaces, virtual networks, bridges, taps, filters. */
export const networks: readonly Fault[] = [
  {
    id: 'network-unknown', title: 'The network is not defined', quick: true,
    xml: guestWith(onNetwork),
    expect: { cause: ['net-not-found'], element: [NETWORK], wrong: ['net-not-active', 'net-bridge-missing'] },
  },
  {
    id: 'network-inactive', title: 'The network was not started', quick: true,
    inject: network('virbr5', '10.66.5.1'), xml: guestWith(onNetwork),
    // libvirt logs neither this nor that something is not found: the host's facts tell.
    expect: { cause: ['net-not-active'], element: [NETWORK], wrong: ['net-not-found', 'stor-pool-inactive'] },
  },
  {
    id: 'bridge-missing', title: 'The bridge was not created at boot', needs: ['tun'],
    xml: guestWith(nic('bridge', "<source bridge='br-lan'/>")),
    expect: { cause: ['net-bridge-missing'], element: [BRIDGE], evidence: "'br-lan'", wrong: ['net-not-found', 'net-not-a-bridge', 'net-tun-no-device'] },
  },
  {
    id: 'bridge-is-no-bridge', title: 'The name of an ordinary interface where a bridge is due', needs: ['tun', 'bridge'],
    inject: 'ip tuntap add dev eth7 mode tap; later ip link del eth7',
    xml: guestWith(nic('bridge', "<source bridge='eth7'/>")),
    expect: { cause: ['net-not-a-bridge', 'net-ovs-no-virtualport'], element: [BRIDGE], evidence: 'eth7', wrong: ['net-bridge-missing'] },
  },
  {
    id: 'direct-missing', title: 'The parent of a macvtap is not there',
    xml: guestWith(nic('direct', "<source dev='enp9s0' mode='bridge'/>")),
    expect: { cause: ['net-direct-iface-missing', 'net-iface-missing'], element: ['/domain/devices/interface/source/@dev'], evidence: 'enp9s0', wrong: ['net-bridge-missing', 'net-macvtap-busy'] },
  },
  {
    id: 'direct-on-bridge-port', title: 'The parent of a macvtap is a port of a bridge', needs: ['macvtap', 'bridge'],
    inject: 'ip tuntap add dev eth7 mode tap; later ip link del eth7; ip link add br-lan type bridge; later ip link del br-lan; ip link set eth7 master br-lan',
    xml: guestWith(nic('direct', "<source dev='eth7' mode='bridge'/>")),
    expect: { cause: ['net-macvtap-busy', 'net-macvlan-busy'], element: ['/domain/devices/interface/source/@dev'], evidence: 'busy', wrong: ['net-direct-iface-missing'] },
  },
  {
    id: 'tap-name-taken', title: 'The name of the tap belongs to another interface', needs: ['tun', 'bridge'],
    inject: 'ip link add br-lan type bridge; later ip link del br-lan; ip tuntap add dev port0 mode tap; later ip link del port0',
    xml: guestWith(nic('bridge', "<source bridge='br-lan'/><target dev='port0'/>")),
    expect: { cause: ['net-tap-name-in-use', 'up-tap-create-libvirt'], element: ['/domain/devices/interface/target/@dev'], wrong: ['net-bridge-exists', 'net-tun-no-device'] },
  },
  {
    id: 'tun-missing', title: 'The container was given no /dev/net/tun', needs: ['tun', 'bridge'],
    inject: 'ip link add br-lan type bridge; later ip link del br-lan; replace_folder /dev/net',
    xml: guestWith(nic('bridge', "<source bridge='br-lan'/>")),
    expect: { cause: ['net-tun-no-device'], evidence: '/dev/net/tun', wrong: ['net-bridge-missing', 'up-vhost-open'] },
  },
  {
    id: 'filter-missing', title: 'The network filter is not defined', needs: ['tun', 'bridge'],
    inject: 'ip link add br-lan type bridge; later ip link del br-lan',
    xml: guestWith(nic('bridge', "<source bridge='br-lan'/>", "<filterref filter='strict-office'/>")),
    expect: { cause: ['net-nwfilter-missing'], element: ['/domain/devices/interface/filterref/@filter'], evidence: "strict-office", wrong: ['net-firewall-apply', 'net-not-found'] },
  },
  {
    id: 'script-missing', title: 'The script of an interface was not installed', needs: ['tun'],
    xml: guestWith(nic('ethernet', "<script path='/etc/lab-ifup'/>")),
    expect: { cause: ['net-script-missing', 'host-path-missing'], element: ['/domain/devices/interface/script/@path'], evidence: '/etc/lab-ifup', wrong: ['daemon-hook-failed', 'daemon-emulator-exec-perm'] },
  },
  {
    id: 'script-fails', title: 'The script of an interface fails', needs: ['tun'],
    inject: "printf '#!/bin/sh\\nexit 7\\n' > /run/lab/work/ifup; chmod 755 /run/lab/work/ifup",
    xml: guestWith(nic('ethernet', "<script path='/run/lab/work/ifup'/>")),
    expect: { cause: ['net-script-failed', 'net-script-missing'], element: ['/domain/devices/interface/script/@path'], evidence: '/run/lab/work/ifup', wrong: ['daemon-hook-failed', 'daemon-emulator-exec-perm'] },
  },
  {
    id: 'vhost-user-refused', title: 'The switch that serves a vhost-user interface does not run',
    xml: guestWith(nic('vhostuser', "<source type='unix' path='/run/lab/work/vhu3' mode='client'/>"), { top: "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>" }),
    expect: { cause: ['net-vhost-user-sock', 'chr-socket-missing'], element: ['/domain/devices/interface/source/@path'], evidence: '/run/lab/work/vhu3', wrong: ['stor-vhost-user-sock', 'daemon-sock-missing', 'net-vhost-user-no-shmem'] },
  },
  {
    id: 'vdpa-missing', title: 'The vDPA device is not there',
    xml: guestWith(nic('vdpa', "<source dev='/dev/vhost-vdpa-4'/>")),
    expect: { cause: ['net-vdpa-missing', 'host-path-missing'], element: ['/domain/devices/interface/source/@dev'], evidence: '/dev/vhost-vdpa-4', wrong: ['up-vhost-open', 'net-direct-iface-missing'] },
  },
  {
    id: 'vhost-net', title: 'vhost-net is demanded and the kernel has none', needs: ['no-vhost-net', 'tun', 'bridge', 'kvm'],
    inject: 'ip link add br-lan type bridge; later ip link del br-lan',
    xml: guestWith(nic('bridge', "<source bridge='br-lan'/>", "<driver name='vhost'/>"), { type: 'kvm' }),
    expect: { cause: ['up-vhost-net-init', 'up-vhost-open'], element: ['/domain/devices/interface/driver/@name'], evidence: 'vhost-net', wrong: ['net-tun-no-device'] },
  },
  {
    id: 'ovs-missing', title: 'Open vSwitch is not installed', needs: ['no-ovs', 'tun'],
    xml: guestWith(nic('bridge', "<source bridge='ovsbr0'/><virtualport type='openvswitch'/>")),
    expect: { cause: ['net-bridge-missing', 'net-ovs-missing', 'net-ovs-port'], element: [BRIDGE, '/domain/devices/interface/virtualport/@type', '/domain/devices/interface/virtualport'], evidence: ['ovs-vsctl', 'ovsbr0'], wrong: ['net-not-a-bridge'] },
  },
  {
    id: 'vlan-on-bridge', title: 'VLAN tags on a Linux bridge', needs: ['tun', 'bridge'],
    inject: 'ip link add br-lan type bridge; later ip link del br-lan',
    xml: guestWith(nic('bridge', "<source bridge='br-lan'/>", "<vlan><tag id='30'/></vlan>")),
    expect: { cause: ['net-vlan-unsupported'], element: ['/domain/devices/interface/vlan'], evidence: 'vlan', wrong: ['net-bridge-missing'] },
  },
  {
    id: 'dnsmasq-hidden', title: 'dnsmasq was removed', needs: ['dnsmasq', 'bridge'], spoils: true,
    inject: `${network('virbr5', '10.66.5.1')}; hide $(command -v dnsmasq); restart_libvirtd`, xml: guestWith(onNetwork), start: NET_THEN_GUEST,
    expect: { cause: ['net-dnsmasq-missing'], evidence: 'dnsmasq', wrong: ['net-dnsmasq-exit', 'net-not-found'] },
  },
  {
    id: 'dnsmasq-port', title: 'A name server already listens on the network’s address', needs: ['dnsmasq', 'bridge', 'firewall'],
    inject: `${network('virbr5', '10.66.5.1')}; ip addr add 10.66.5.1/32 dev lo; later ip addr del 10.66.5.1/32 dev lo; listen tcp 10.66.5.1 53`, xml: guestWith(onNetwork), start: NET_THEN_GUEST,
    expect: { cause: ['net-dnsmasq-exit', 'net-subnet-in-use'], evidence: '10.66.5.1', wrong: ['gfx-vnc-port-inuse', 'net-dnsmasq-missing'] },
  },
  {
    id: 'subnet-taken', title: 'The host’s own network has the same addresses', needs: ['dnsmasq', 'bridge'],
    inject: `${network('virbr5', '10.66.5.1')}; ip tuntap add dev eth7 mode tap; later ip link del eth7; ip addr add 10.66.5.20/24 dev eth7; ip link set eth7 up`, xml: guestWith(onNetwork), start: NET_THEN_GUEST,
    expect: { cause: ['net-subnet-in-use'], evidence: 'already in use by interface eth7', wrong: ['net-dnsmasq-exit', 'net-not-found'] },
  },
  {
    id: 'bridge-name-taken', title: 'An interface has the name of the network’s bridge', needs: ['dnsmasq', 'bridge'],
    inject: `${network('virbr5', '10.66.5.1')}; ip tuntap add dev virbr5 mode tap; later ip link del virbr5`, xml: guestWith(onNetwork), start: NET_THEN_GUEST,
    expect: { cause: ['net-bridge-exists', 'net-bridge-name-used'], evidence: 'virbr5', wrong: ['net-tap-name-in-use', 'net-bridge-missing'] },
  },
  {
    id: 'forward-device-missing', title: 'A macvtap network’s device is not there',
    inject: defining("<network><name>office</name><forward mode='bridge'><interface dev='enp9s0'/></forward></network>", 'net'), xml: guestWith(onNetwork), start: NET_THEN_GUEST,
    expect: { cause: ['net-direct-iface-missing', 'net-iface-missing'], evidence: 'enp9s0', wrong: ['net-not-found', 'net-bridge-missing'] },
  },
  {
    id: 'pool-exhausted', title: 'All devices of a passthrough network are in use', needs: ['macvtap'],
    inject: `ip tuntap add dev eth7 mode tap; later ip link del eth7; ${defining("<network><name>office</name><forward mode='passthrough'><interface dev='eth7'/></forward></network>", 'net')}; virsh net-start office; ${defining(domainXml('neighbour', { devices: onNetwork }))}; virsh start neighbour`,
    xml: guestWith(onNetwork),
    expect: { cause: ['up-net-exclusive-pool'], element: [NETWORK], evidence: 'office', wrong: ['net-macvtap-busy', 'net-not-active'] },
  },
  {
    id: 'network-without-device', title: 'The bridge of an unmanaged network does not exist', needs: ['tun'],
    inject: `${defining("<network><name>office</name><forward mode='bridge'/><bridge name='br-lan'/></network>", 'net')}; virsh net-start office`, xml: guestWith(onNetwork),
    expect: { cause: ['net-bridge-missing'], element: [NETWORK], evidence: 'br-lan', wrong: ['net-not-found', 'net-not-active'] },
  },
  {
    id: 'floor-without-bandwidth', title: 'A guaranteed bandwidth on a network without limit', needs: ['dnsmasq', 'bridge', 'firewall', 'tun'],
    inject: `${network('virbr5', '10.66.5.1')}; virsh net-start office`,
    xml: guestWith(nic('network', "<source network='office'/>", "<bandwidth><inbound average='100' peak='200' floor='50' burst='100'/></bandwidth>")),
    expect: { cause: ['net-bandwidth-floor'], element: ['/domain/devices/interface/bandwidth/inbound/@floor', '/domain/devices/interface/bandwidth/inbound', '/domain/devices/interface/bandwidth'], evidence: 'floor', wrong: ['net-not-found'] },
  },
  {
    id: 'mac-multicast', title: 'A multicast MAC address', refused: guestWith(nic('user', "<mac address='01:00:5e:00:00:17'/>")),
    expect: { cause: ['cfg-invalid-mac'], element: ['/domain/devices/interface/mac/@address'], evidence: 'expected unicast mac address', wrong: ['net-mac-duplicate'] },
  },
  {
    id: 'nic-model', title: 'A network card that QEMU does not have',
    xml: guestWith("<interface type='user'><model type='e2000e'/></interface>"),
    expect: { cause: ['cfg-device-model-unknown', 'net-model-invalid'], element: ['/domain/devices/interface/model/@type'], evidence: 'e2000e', wrong: ['net-not-found', 'cfg-qemu-arg-unknown'] },
  },
];
