import type { ElementSpec } from '../../element-spec.ts';
import { reconnect } from './chardev-source.ts';
import { acpi, address, alias, boot, ip, product, rom, route, teaming, vendor } from './shared.ts';
import { absFilePath, anyText, bridgeName, burstSize, deviceName, dnsName, filterName, filterValue, genericName, identifier, ipAddress, ipv4, mac, modelName, nonEmpty, objectNameWithSlash, onOff, oneOf, pciBus, pciFunction, pciSlot, port39, portNumber, positiveInteger, signedLong, speed, uint24, uint32, uint8, unsignedInt, unsignedShort, usbNumber, usbPort, uuid, vlanId, yesNo } from './values.ts';

const interfaceBackend: ElementSpec = {
  doc: 'The program or device node behind the interface.',
  since: '1.2.9',
  attributes: {
    type: { doc: 'What provides a user network.', value: oneOf({
      default: 'The hypervisor\'s own, SLIRP under QEMU.',
      passt: { doc: 'The passt program: faster, with IPv6 and forwarding of ports.', since: '9.0.0' },
    }), since: '9.0.0', default: 'default', unchecked: true },
    tap: { doc: 'Another device node instead of /dev/net/tun.', value: absFilePath, unchecked: true },
    vhost: { doc: 'Another device node instead of /dev/vhost-net.', value: absFilePath, unchecked: true },
    logFile: { doc: 'The file that passt logs to.', value: absFilePath, since: '9.0.0', unchecked: true },
    hostname: { doc: 'The host name that passt gives the guest by DHCP.', value: dnsName, since: '11.8.0', unchecked: true },
    fqdn: { doc: 'The full name that passt gives the guest by DHCP.', value: dnsName, since: '11.8.0', unchecked: true },
  },
};

const interfaceBandwidthInbound: ElementSpec = {
  doc: 'Traffic to the guest.',
  attributes: {
    average: { doc: 'The average rate in kilobytes a second.', value: speed },
    peak: { doc: 'The highest rate in kilobytes a second, for the length of a burst.', value: speed },
    floor: { doc: 'The rate in kilobytes a second that is guaranteed; needs a libvirt network with forward mode other than bridge.', value: speed },
    burst: { doc: 'How many kilobytes may pass at peak rate.', value: burstSize },
  },
};

const interfaceBandwidthOutbound: ElementSpec = {
  doc: 'Traffic from the guest.',
  attributes: {
    average: { doc: 'The average rate in kilobytes a second.', value: speed },
    peak: { doc: 'The highest rate in kilobytes a second, for the length of a burst.', value: speed },
    floor: { doc: 'The rate in kilobytes a second that is guaranteed; needs a libvirt network with forward mode other than bridge.', value: speed, unchecked: true },
    burst: { doc: 'How many kilobytes may pass at peak rate.', value: burstSize },
  },
};

const interfaceBandwidth: ElementSpec = {
  doc: 'Limits of the interface\'s traffic.',
  since: '0.9.4',
  manual: 'quality-of-service',
  attributes: {
    classID: { doc: 'The class in the network\'s traffic shaper. libvirt writes it.', value: positiveInteger, output: true, unchecked: true },
  },
  children: {
    inbound: { spec: interfaceBandwidthInbound, single: true },
    outbound: { spec: interfaceBandwidthOutbound, single: true },
  },
};

const interfaceCoalesceRx: ElementSpec = {
  doc: 'For packets that the guest receives.',
  children: {
    frames: { spec: {
      doc: 'By their number.',
      attributes: {
        max: { doc: 'How many packets are gathered at most.', value: unsignedInt, unchecked: true },
      },
    } },
  },
};

const interfaceCoalesce: ElementSpec = {
  doc: 'Gathers several packets into one interrupt.',
  since: '3.3.0',
  manual: 'coalesce-settings',
  children: {
    rx: { spec: interfaceCoalesceRx },
  },
};

const interfaceDriverGuest: ElementSpec = {
  doc: 'Offloads that the guest accepts.',
  since: '1.2.9',
  attributes: {
    csum: { doc: 'Whether checksums may be left to the other side.', value: onOff },
    tso4: { doc: 'Whether large TCP packets over IPv4 may be passed whole.', value: onOff },
    tso6: { doc: 'Whether large TCP packets over IPv6 may be passed whole.', value: onOff },
    ecn: { doc: 'Whether large TCP packets with congestion notification may be passed whole.', value: onOff },
    ufo: { doc: 'Whether large UDP packets may be passed whole.', value: onOff },
  },
};

const interfaceDriverHost: ElementSpec = {
  doc: 'Offloads that the host does for the guest.',
  since: '1.2.9',
  attributes: {
    csum: { doc: 'Whether checksums may be left to the other side.', value: onOff },
    gso: { doc: 'Whether any large packet may be cut up by the other side.', value: onOff },
    tso4: { doc: 'Whether large TCP packets over IPv4 may be passed whole.', value: onOff },
    tso6: { doc: 'Whether large TCP packets over IPv6 may be passed whole.', value: onOff },
    ecn: { doc: 'Whether large TCP packets with congestion notification may be passed whole.', value: onOff },
    ufo: { doc: 'Whether large UDP packets may be passed whole.', value: onOff },
    mrg_rxbuf: { doc: 'Whether one packet may fill several receive buffers.', value: onOff, since: '1.2.13' },
  },
};

const interfaceDriver: ElementSpec = {
  doc: 'How the card works on the host: back end, queues, notifications.',
  since: '0.8.8',
  attributes: {
    name: { doc: 'Who moves the packets.', value: oneOf({
      qemu: 'QEMU moves packets itself, in user space.',
      vhost: 'The kernel\'s vhost-net: faster; the default where there is one.',
      kvm: 'Assignment by KVM\'s old interface; gone from Linux.',
      vfio: 'Assignment by VFIO.',
      xen: 'Assignment by Xen.',
    }) },
    model: { doc: 'The VFIO driver module for the device.', value: genericName, since: '10.0.0', when: { '@name': ['', 'kvm', 'vfio', 'xen'] }, unchecked: true },
    iommufd: { doc: 'Whether the device is handed over through iommufd.', value: yesNo, since: '12.1.0', when: { '@name': ['', 'kvm', 'vfio', 'xen'] }, unchecked: true },
    queues: { doc: 'Queue pairs of a virtio card; best as many as vCPUs, and the guest has to switch them on.', value: positiveInteger, since: '1.0.6', when: { '@name': ['', 'qemu', 'vhost'] } },
    rx_queue_size: { doc: 'Descriptors of each receive queue: a power of two from 256 to 1024.', value: positiveInteger, since: '2.3.0', when: { '@name': ['', 'qemu', 'vhost'] } },
    tx_queue_size: { doc: 'Descriptors of each transmit queue: a power of two from 256 to 1024; vhostuser only.', value: positiveInteger, since: '3.7.0', when: { '@name': ['', 'qemu', 'vhost'] } },
    txmode: { doc: 'How packets are sent when the queue is full.', value: oneOf({ iothread: 'In an I/O thread, asynchronously.', timer: 'By a timer, synchronously.' }), since: '0.8.8', when: { '@name': ['', 'qemu', 'vhost'] }, unchecked: true },
    ioeventfd: { doc: 'Whether the guest\'s notifications are handled in a thread of their own. Leave it alone unless you measured.', value: onOff, since: '0.9.3', when: { '@name': ['', 'qemu', 'vhost'] } },
    event_idx: { doc: 'Whether guest and host spare each other interrupts. Leave it alone unless a guest\'s driver is broken.', value: onOff, since: '0.9.5', when: { '@name': ['', 'qemu', 'vhost'] } },
    iommu: { doc: 'Whether the device\'s memory accesses go through the guest\'s IOMMU; confidential guests need it.', value: onOff, since: '3.5.0', when: { '@name': ['', 'qemu', 'vhost'] } },
    ats: { doc: 'Whether the device offers address translation services.', value: onOff, since: '3.5.0', when: { '@name': ['', 'qemu', 'vhost'] } },
    packed: { doc: 'Whether packed virtqueues are offered, which take fewer cache misses.', value: onOff, since: '6.3.0', when: { '@name': ['', 'qemu', 'vhost'] } },
    page_per_vq: { doc: 'Whether each queue\'s notification register has a page of its own, which hardware back ends like.', value: onOff, since: '7.9.0', when: { '@name': ['', 'qemu', 'vhost'] } },
    rss: { doc: 'Whether the guest steers receive queues by hash in QEMU.', value: onOff, since: '8.3.0', when: { '@name': ['', 'qemu', 'vhost'] } },
    rss_hash_report: { doc: 'Whether packets carry their hash.', value: onOff, since: '8.3.0', when: { '@name': ['', 'qemu', 'vhost'] } },
  },
  children: {
    guest: { spec: interfaceDriverGuest, when: { '@name': ['', 'qemu', 'vhost'] } },
    host: { spec: interfaceDriverHost, when: { '@name': ['', 'qemu', 'vhost'] } },
  },
  constraints: [
    { kind: 'together', of: ['@rss', '@rss_hash_report'] },
  ],
};

const interfaceFilterref: ElementSpec = {
  doc: 'A network filter for the interface\'s traffic, against forged addresses for instance.',
  since: '0.8.0',
  manual: 'traffic-filtering-with-nwfilter',
  attributes: {
    filter: { doc: 'The filter\'s name, such as clean-traffic; `virsh nwfilter-list` shows them.', value: filterName, required: true, unchecked: true },
  },
  children: {
    parameter: { spec: {
      doc: 'A variable of the filter; may come several times for a list.',
      attributes: {
        name: { doc: 'The variable\'s name, such as IP.', value: identifier, required: true, unchecked: true },
        value: { doc: 'The variable\'s value.', value: filterValue, required: true, unchecked: true },
      },
    }, many: true },
  },
};

const interfaceMac: ElementSpec = {
  doc: 'The guest\'s MAC address.',
  attributes: {
    address: { doc: 'The address, unicast; libvirt makes one up and keeps it. 52:54:00 is KVM\'s usual beginning.', value: mac, required: true },
    type: { doc: 'Whether VMware may change the address.', value: oneOf({ generated: 'VMware made the address up.', static: 'The address stays.' }) },
    check: { doc: 'Whether VMware checks that the address is in its own range.', value: yesNo, since: '6.6.0' },
    currentAddress: { doc: 'The address the guest uses now when it changed it. libvirt writes it.', value: mac, since: '11.2.0', unchecked: true },
  },
};

const interfacePortForwardRange: ElementSpec = {
  doc: 'One or more ports; all when there is no range.',
  attributes: {
    start: { doc: 'The first port on the host.', value: portNumber, required: true },
    end: { doc: 'The last port on the host; the first when missing.', value: portNumber },
    to: { doc: 'The port in the guest that the first becomes.', value: portNumber },
    exclude: { doc: 'Whether the range is left out instead.', value: yesNo },
  },
};

const interfacePortForward: ElementSpec = {
  doc: 'Ports of the host that passt passes on to the guest.',
  since: '9.0.0',
  attributes: {
    proto: { doc: 'Whether connections (TCP) or single packets (UDP) are passed on; one element is needed for each.', value: oneOf({ tcp: 'Connections by TCP are passed on.', udp: 'Packets by UDP are passed on.' }), required: true, enforced: true },
    address: { doc: 'The host\'s address that is listened on; all when missing.', value: ipAddress, unchecked: true },
    dev: { doc: 'The host\'s interface that is listened on.', value: deviceName, unchecked: true },
  },
  children: {
    range: { spec: interfacePortForwardRange, many: true },
  },
};

const interfaceSourceAddress: ElementSpec = {
  doc: 'The network device on the host, for type=\'hostdev\'.',
  attributes: {
    type: { doc: 'The bus on which the device is.', value: oneOf({ pci: 'A PCI device, by its address.', usb: 'A USB device, by its address.' }) },
    domain: { doc: 'The PCI domain on the host; 0x0000 on most machines.', value: uint32, when: { '@type': ['pci'] } },
    bus: [
      { doc: 'The bus: for pci the index of the pci controller whose bus it is, for usb that of the usb controller.', value: usbNumber, required: true, when: { '@type': ['', 'usb'] } },
      { doc: 'The device\'s bus on the host.', value: pciBus, when: { '@type': ['pci'] } },
    ],
    slot: { doc: 'The device\'s slot on the host\'s bus.', value: pciSlot, when: { '@type': ['pci'] } },
    function: { doc: 'The device\'s function on the host, 0 to 7.', value: pciFunction, when: { '@type': ['pci'] } },
    multifunction: { doc: 'Whether other functions of this slot are in use as well; has to be on at function 0 then.', value: onOff, since: '0.9.7', when: { '@type': ['pci'] }, default: 'off' },
    device: { doc: 'The device\'s number on the host\'s USB bus; it changes whenever the device is plugged in.', value: usbNumber, required: { '@type': ['usb'] }, when: { '@type': ['', 'usb'] }, unchecked: true },
    port: { doc: 'The device\'s port on the host\'s USB bus, such as 1.2.', value: usbPort, when: { '@type': [''] }, unchecked: true },
  },
  constraints: [
    { kind: 'exclusive', of: ['@device', '@port'] },
  ],
};

const interfaceSource: ElementSpec = {
  doc: 'The host\'s side of the connection; what belongs here follows from the interface\'s `type`.',
  attributes: {
    bridge: { doc: 'The name of the bridge on the host. With type=\'network\' libvirt writes it.', value: bridgeName, required: { '../@type': ['bridge'] }, when: { '../@type': ['bridge', 'network'] }, unchecked: true, enforced: true },
    macTableManager: { doc: 'Who keeps the bridge\'s table of MAC addresses. libvirt writes it.', value: oneOf({ kernel: 'The kernel learns addresses.', libvirt: 'libvirt enters the addresses.' }), when: { '../@type': ['bridge', 'network'] }, output: true, unchecked: true },
    network: { doc: 'The name of the libvirt network.', value: anyText, required: { '../@type': ['network'] }, when: { '../@type': ['bridge', 'direct', 'network'] } },
    portgroup: { doc: 'The port group of the network.', value: deviceName, since: '0.9.4', when: { '../@type': ['bridge', 'direct', 'network'] }, unchecked: true },
    portid: [
      { doc: 'The UUID of the port on the network, or the port of a distributed switch.', value: uuid, when: { '../@type': ['bridge', 'direct', 'network'] }, output: true, unchecked: true },
      { doc: 'The UUID of the port on the network, or the port of a distributed switch.', value: signedLong, when: { '../@type': ['vds'] }, output: true, unchecked: true },
    ],
    missing: { doc: 'Whether the port\'s profile is missing on the switch. libvirt writes it.', value: yesNo, when: { '../@type': ['hostdev'] }, unchecked: true },
    type: { doc: 'The kind of vhost-user connection.', value: oneOf({ unix: 'A UNIX socket, the only kind that vhost-user has here.' }), when: { '../@type': ['vhostuser'] } },
    path: { doc: 'The path of the socket.', value: absFilePath, when: { '../@type': ['vhostuser'] }, unchecked: true },
    mode: { doc: 'How macvtap moves packets, or which end of the socket QEMU is.', value: oneOf({
      vepa: { doc: 'All packets go to the outer switch, which has to send them back. The default.', when: { '../@type': ['direct'] } },
      bridge: { doc: 'Guests on the same interface reach each other directly.', when: { '../@type': ['direct'] } },
      private: { doc: 'Guests on the same interface never reach each other.', when: { '../@type': ['direct'] } },
      passthrough: { doc: 'The guest has the interface for itself, MAC address included.', when: { '../@type': ['direct'] } },
      server: { doc: 'QEMU makes the socket and waits.', when: { '../@type': ['vhostuser'] } },
      client: { doc: 'QEMU connects to a socket that is there.', when: { '../@type': ['vhostuser'] } },
    }), when: { '../@type': ['direct', 'vhostuser'] } },
    dev: { doc: 'The host\'s interface that carries macvtap, or the vDPA device\'s path, or passt\'s outer interface.', value: deviceName, required: { '../@type': ['direct', 'user', 'vdpa'] }, when: { '../@type': ['direct', 'user', 'vdpa', 'vhostuser'] }, unchecked: true, enforced: true },
    name: { doc: 'The name of VirtualBox\'s internal network.', value: deviceName, required: true, when: { '../@type': ['internal'] }, unchecked: true },
    address: { doc: 'The address of the other end, or the multicast group.', value: ipv4, required: { '../@type': ['client', 'mcast', 'udp'] }, when: { '../@type': ['client', 'mcast', 'server', 'udp'] }, unchecked: true, enforced: true },
    port: { doc: 'The port of the other end.', value: portNumber, required: true, when: { '../@type': ['client', 'mcast', 'server', 'udp'] }, enforced: true },
    switchid: { doc: 'The UUID of the distributed switch.', value: uuid, required: true, when: { '../@type': ['vds'] }, enforced: true },
    portgroupid: { doc: 'The id of the port group.', value: anyText, when: { '../@type': ['vds'] } },
    connectionid: { doc: 'The id of the connection.', value: signedLong, when: { '../@type': ['vds'] } },
  },
  children: {
    address: { spec: interfaceSourceAddress, when: { '../@type': ['hostdev'] } },
    ip: { spec: ip, many: true, when: { '../@type': ['ethernet'] } },
    local: { spec: {
      doc: 'Where a UDP tunnel\'s packets are sent from.',
      since: '1.2.20',
      attributes: {
        address: { doc: 'The local address.', value: ipv4, required: true, unchecked: true, enforced: true },
        port: { doc: 'The local port.', value: portNumber, required: true, enforced: true },
      },
    }, required: true, when: { '../@type': ['udp'] }, enforced: true },
    product: { spec: product, when: { '../@type': ['hostdev'] } },
    reconnect: { spec: reconnect, when: { '../@type': ['vhostuser'] } },
    route: { spec: route, many: true, when: { '../@type': ['ethernet'] } },
    vendor: { spec: vendor, when: { '../@type': ['hostdev'] } },
  },
  constraints: [
    { kind: 'needs', of: ['@macTableManager', '@bridge'] },
    { kind: 'needs', of: ['@portgroup', '@network'], when: { '../@type': ['bridge', 'direct'] } },
    { kind: 'needs', of: ['@portid', '@network'], when: { '../@type': ['bridge', 'direct'] } },
  ],
};

const interfaceTune: ElementSpec = {
  doc: 'Tuning of the tap device.',
  children: {
    sndbuf: { spec: {
      doc: 'The most bytes that wait in the tap\'s send buffer; 0 means no limit.',
      since: '0.8.8',
      text: { value: unsignedInt, unchecked: 'empty' },
    } },
  },
};

const interfaceVirtualportParameters: ElementSpec = {
  doc: 'What the switch needs to know of the port.',
  attributes: {
    interfaceid: { doc: 'The UUID of the interface on Open vSwitch or MidoNet; libvirt makes one up for Open vSwitch.', value: uuid, required: { '../@type': ['midonet'] }, when: { '../@type': ['', 'midonet', 'openvswitch'] } },
    profileid: { doc: 'The name of the port profile.', value: port39, when: { '../@type': ['', '802.1Qbh', 'openvswitch'] }, unchecked: true },
    managerid: { doc: 'The number of the VSI manager.', value: uint8, when: { '../@type': ['', '802.1Qbg'] } },
    typeid: { doc: 'The number of the VSI type.', value: uint24, when: { '../@type': ['', '802.1Qbg'] } },
    typeidversion: { doc: 'The version of the VSI type.', value: uint8, when: { '../@type': ['', '802.1Qbg'] } },
    instanceid: { doc: 'The UUID of this VSI instance.', value: uuid, when: { '../@type': ['', '802.1Qbg'] } },
  },
};

const interfaceVirtualport: ElementSpec = {
  doc: 'How a switch with port profiles knows the interface.',
  since: '0.8.2',
  attributes: {
    type: { doc: 'The kind of switch; follows from the network when missing.', value: oneOf({
      '802.1Qbg': 'A VEPA switch after IEEE 802.1Qbg.',
      '802.1Qbh': 'A switch after IEEE 802.1Qbh, mostly Cisco\'s.',
      openvswitch: { doc: 'Open vSwitch; the bridge of <source> has to be one of it.', since: '0.9.11' },
      midonet: { doc: 'A port of the MidoNet overlay network.', since: '1.2.13' },
    }) },
  },
  children: {
    parameters: { spec: interfaceVirtualportParameters, required: { '@type': ['midonet'] } },
  },
};

const interfaceVlan: ElementSpec = {
  doc: 'The VLANs of the interface, set by the host. Open vSwitch, SR-IOV and (since 11.0.0) plain bridges do it.',
  since: '0.10.0',
  attributes: {
    trunk: { doc: 'Whether tagged packets of several VLANs are passed; implied by several tags.', value: oneOf({ yes: 'Switches it on.' }), unchecked: 'empty' },
  },
  children: {
    tag: { spec: {
      doc: 'One VLAN whose packets the guest takes part in.',
      attributes: {
        id: { doc: 'The VLAN\'s number.', value: vlanId, required: true, enforced: true },
        nativeMode: { doc: 'Whether this VLAN is the native one of a trunk.', value: oneOf({ tagged: 'The native VLAN, with its tag.', untagged: 'The native VLAN, without tag.' }), since: '1.1.0' },
      },
    }, many: true, required: true },
  },
};

export const networkInterface: ElementSpec = {
  doc: 'A network interface of the guest. `type` says what it is connected to.',
  manual: 'network-interfaces',
  attributes: {
    type: { doc: 'What the host connects the interface to.', value: oneOf({
      network: 'One of libvirt\'s networks, named in <source>; the best choice unless there is a reason.',
      bridge: 'A bridge of the host, which has to exist.',
      ethernet: 'A tap device without any connection; whatever happens to it is up to others.',
      vhostuser: { doc: 'A vhost-user socket, such as DPDK\'s or Open vSwitch\'s; needs shared memory.', since: '1.2.7' },
      direct: { doc: 'macvtap on an interface of the host: on the outer network, but out of the host\'s own reach.', since: '0.7.7' },
      user: 'A private network with address translation by SLIRP or passt; needs no privileges.',
      internal: 'VirtualBox\'s internal network.',
      mcast: 'A tunnel by multicast between guests; unencrypted.',
      client: 'A tunnel by TCP to a server; unencrypted.',
      server: 'The server of a TCP tunnel; unencrypted.',
      udp: { doc: 'A tunnel by UDP; unencrypted.', since: '1.2.20' },
      hostdev: { doc: 'A PCI network device of the host, mostly an SR-IOV virtual function.', since: '0.9.11' },
      vdpa: { doc: 'A vDPA device of the host, such as /dev/vhost-vdpa-0.', since: '6.9.0' },
      null: { doc: 'Not connected to anything.', since: '8.7.0' },
      vds: { doc: 'A VMware distributed switch.', since: '8.7.0' },
    }), required: true },
    managed: { doc: 'Whether libvirt detaches a hostdev from its host driver before the start and gives it back afterwards.', value: yesNo, when: { '@type': ['hostdev'] }, unchecked: true },
    trustGuestRxFilters: { doc: 'Whether changes of the guest\'s MAC and multicast filters are carried out on the host.', value: yesNo, since: '1.2.10', default: 'no' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: interfaceBackend },
    backenddomain: { spec: {
      doc: 'The Xen domain that serves the other side of the device.',
      since: '1.2.13',
      drivers: ['xen'],
      attributes: {
        name: { doc: 'The name of that domain.', value: objectNameWithSlash, required: true, unchecked: true },
      },
    } },
    bandwidth: { spec: interfaceBandwidth },
    boot: { spec: boot },
    coalesce: { spec: interfaceCoalesce },
    downscript: { spec: {
      doc: 'A script that clears the host\'s side up afterwards.',
      since: '6.4.0',
      attributes: {
        path: { doc: 'The script\'s path.', value: nonEmpty, required: true, unchecked: true },
      },
    } },
    driver: { spec: interfaceDriver },
    filterref: { spec: interfaceFilterref },
    guest: { spec: {
      doc: 'The interface inside a container.',
      since: '1.2.7',
      attributes: {
        dev: { doc: 'The name of the interface inside the container.', value: deviceName, unchecked: true },
        actual: { doc: 'The name it really has. libvirt writes it.', value: deviceName, output: true, unchecked: true },
      },
    } },
    ip: { spec: ip, many: true },
    link: { spec: {
      doc: 'The network cable, which can be pulled while the guest runs.',
      since: '0.9.5',
      attributes: {
        state: { doc: 'Whether the cable is plugged in.', value: oneOf({ up: 'The cable is plugged in.', down: 'The cable is pulled out; the guest sees no carrier.' }), required: true, default: 'up', unchecked: 'empty' },
      },
    } },
    mac: { spec: interfaceMac },
    model: { spec: {
      doc: 'Which network card the guest sees.',
      attributes: {
        type: { doc: 'The card: virtio is fastest; e1000, e1000e, igb and rtl8139 need no special driver.', value: modelName, required: true, unchecked: true },
      },
    } },
    mtu: { spec: {
      doc: 'The largest packet.',
      since: '3.1.0',
      attributes: {
        size: { doc: 'The size in bytes; the bridge has to allow it.', value: unsignedShort, required: true },
      },
    } },
    port: { spec: {
      doc: 'The interface\'s port on its bridge.',
      since: '6.1.0',
      attributes: {
        isolated: { doc: 'Whether the port reaches no other isolated port of the bridge.', value: yesNo },
      },
    } },
    portForward: { spec: interfacePortForward, many: true },
    rom: { spec: rom },
    route: { spec: route, many: true },
    script: { spec: {
      doc: 'A script that sets the host\'s side up, for type=\'ethernet\' and Xen.',
      since: '0.2.1',
      attributes: {
        path: { doc: 'The script\'s path; it runs with the rights of the daemon.', value: nonEmpty, required: true, unchecked: true },
      },
    } },
    source: { spec: interfaceSource, required: { '@type': ['bridge', 'client', 'direct', 'hostdev', 'internal', 'mcast', 'network', 'server', 'udp', 'vdpa', 'vds'] }, when: { '@type': ['bridge', 'client', 'direct', 'ethernet', 'hostdev', 'internal', 'mcast', 'network', 'server', 'udp', 'user', 'vdpa', 'vds', 'vhostuser'] }, enforced: true },
    target: { spec: {
      doc: 'The interface on the host\'s side.',
      attributes: {
        dev: { doc: 'The name of the tap or macvtap device. Names that begin with vnet, vif, macvtap or macvlan are libvirt\'s own and replaced.', value: deviceName, required: true, unchecked: true },
        managed: { doc: 'Whether libvirt makes and removes the tap device; with no it has to be there.', value: yesNo, since: '5.7.0' },
      },
    } },
    teaming: { spec: teaming },
    tune: { spec: interfaceTune },
    virtualport: { spec: interfaceVirtualport, when: { '@type': ['bridge', 'direct', 'hostdev', 'network'] } },
    vlan: { spec: interfaceVlan },
  },
};
