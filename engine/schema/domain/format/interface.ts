import type { ElementSpec } from '../../element-spec.ts';
import { reconnect } from './chardev-source.ts';
import { acpi, address, alias, boot, hostdevSourceProduct, hostdevSourceVendor, ip, rom, route, teaming } from './shared.ts';
import { absFilePath, anyText, bridgeName, burstSize, deviceName, dnsName, filterName, filterValue, genericName, identifier, ipAddress, ipv4, mac, modelName, nonEmpty, objectNameWithSlash, onOff, oneOf, pciBus, pciFunction, pciSlot, port39, portNumber, positiveInteger, signedLong, speed, uint24, uint32, uint8, unsignedInt, unsignedShort, usbNumber, usbPort, uuid, vlanId, yesNo } from './values.ts';

export const interfaceBackend: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ default: '', passt: '' }), unchecked: true },
    tap: { doc: '', value: absFilePath, unchecked: true },
    vhost: { doc: '', value: absFilePath, unchecked: true },
    logFile: { doc: '', value: absFilePath, unchecked: true },
    hostname: { doc: '', value: dnsName, unchecked: true },
    fqdn: { doc: '', value: dnsName, unchecked: true },
  },
};

export const interfaceBandwidthInbound: ElementSpec = {
  doc: '',
  attributes: {
    average: { doc: '', value: speed },
    peak: { doc: '', value: speed },
    floor: { doc: '', value: speed },
    burst: { doc: '', value: burstSize },
  },
};

export const interfaceBandwidthOutbound: ElementSpec = {
  doc: '',
  attributes: {
    average: { doc: '', value: speed },
    peak: { doc: '', value: speed },
    floor: { doc: '', value: speed, unchecked: true },
    burst: { doc: '', value: burstSize },
  },
};

export const interfaceBandwidth: ElementSpec = {
  doc: '',
  attributes: {
    classID: { doc: '', value: positiveInteger, unchecked: true },
  },
  children: {
    inbound: { spec: interfaceBandwidthInbound, single: true },
    outbound: { spec: interfaceBandwidthOutbound, single: true },
  },
};

export const interfaceCoalesceRx: ElementSpec = {
  doc: '',
  children: {
    frames: { spec: {
      doc: '',
      attributes: {
        max: { doc: '', value: unsignedInt, unchecked: true },
      },
    } },
  },
};

export const interfaceCoalesce: ElementSpec = {
  doc: '',
  children: {
    rx: { spec: interfaceCoalesceRx },
  },
};

export const interfaceDriverGuest: ElementSpec = {
  doc: '',
  attributes: {
    csum: { doc: '', value: onOff },
    tso4: { doc: '', value: onOff },
    tso6: { doc: '', value: onOff },
    ecn: { doc: '', value: onOff },
    ufo: { doc: '', value: onOff },
  },
};

export const interfaceDriverHost: ElementSpec = {
  doc: '',
  attributes: {
    csum: { doc: '', value: onOff },
    gso: { doc: '', value: onOff },
    tso4: { doc: '', value: onOff },
    tso6: { doc: '', value: onOff },
    ecn: { doc: '', value: onOff },
    ufo: { doc: '', value: onOff },
    mrg_rxbuf: { doc: '', value: onOff },
  },
};

export const interfaceDriver: ElementSpec = {
  doc: '',
  attributes: {
    name: { doc: '', value: oneOf({ kvm: '', vfio: '', xen: '', qemu: '', vhost: '' }) },
    model: { doc: '', value: genericName, when: { '@name': ['', 'kvm', 'vfio', 'xen'] }, unchecked: true },
    iommufd: { doc: '', value: yesNo, when: { '@name': ['', 'kvm', 'vfio', 'xen'] }, unchecked: true },
    queues: { doc: '', value: positiveInteger, when: { '@name': ['', 'qemu', 'vhost'] } },
    rx_queue_size: { doc: '', value: positiveInteger, when: { '@name': ['', 'qemu', 'vhost'] }, unchecked: true },
    tx_queue_size: { doc: '', value: positiveInteger, when: { '@name': ['', 'qemu', 'vhost'] }, unchecked: true },
    txmode: { doc: '', value: oneOf({ iothread: '', timer: '' }), when: { '@name': ['', 'qemu', 'vhost'] }, unchecked: true },
    ioeventfd: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] }, unchecked: true },
    event_idx: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] } },
    iommu: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] } },
    ats: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] } },
    packed: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] } },
    page_per_vq: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] } },
    rss: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] } },
    rss_hash_report: { doc: '', value: onOff, when: { '@name': ['', 'qemu', 'vhost'] } },
  },
  children: {
    guest: { spec: interfaceDriverGuest, when: { '@name': ['', 'qemu', 'vhost'] } },
    host: { spec: interfaceDriverHost, when: { '@name': ['', 'qemu', 'vhost'] } },
  },
};

export const interfaceFilterref: ElementSpec = {
  doc: '',
  attributes: {
    filter: { doc: '', value: filterName, required: true, unchecked: true },
  },
  children: {
    parameter: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: identifier, required: true, unchecked: true },
        value: { doc: '', value: filterValue, required: true, unchecked: true },
      },
    }, many: true },
  },
};

export const interfaceMac: ElementSpec = {
  doc: '',
  attributes: {
    address: { doc: '', value: mac, required: true },
    type: { doc: '', value: oneOf({ generated: '', static: '' }) },
    check: { doc: '', value: yesNo },
    currentAddress: { doc: '', value: mac, unchecked: true },
  },
};

export const interfacePortForwardRange: ElementSpec = {
  doc: '',
  attributes: {
    start: { doc: '', value: portNumber, required: true, unchecked: true },
    end: { doc: '', value: portNumber, unchecked: true },
    to: { doc: '', value: portNumber, unchecked: true },
    exclude: { doc: '', value: yesNo, unchecked: true },
  },
};

export const interfacePortForward: ElementSpec = {
  doc: '',
  attributes: {
    proto: { doc: '', value: oneOf({ tcp: '', udp: '' }), required: true, unchecked: true },
    address: { doc: '', value: ipAddress, unchecked: true },
    dev: { doc: '', value: deviceName, unchecked: true },
  },
  children: {
    range: { spec: interfacePortForwardRange, many: true },
  },
};

export const interfaceSourceAddress: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ pci: '', usb: '' }) },
    domain: { doc: '', value: uint32, when: { '@type': ['pci'] } },
    bus: [
      { doc: '', value: usbNumber, required: true, when: { '@type': ['', 'usb'] }, unchecked: true },
      { doc: '', value: pciBus, when: { '@type': ['pci'] } },
    ],
    slot: { doc: '', value: pciSlot, when: { '@type': ['pci'] } },
    function: { doc: '', value: pciFunction, when: { '@type': ['pci'] } },
    multifunction: { doc: '', value: onOff, when: { '@type': ['pci'] }, unchecked: true },
    device: { doc: '', value: usbNumber, required: { '@type': ['usb'] }, when: { '@type': ['', 'usb'] }, unchecked: true },
    port: { doc: '', value: usbPort, when: { '@type': [''] }, unchecked: true },
  },
};

export const interfaceSource: ElementSpec = {
  doc: '',
  attributes: {
    bridge: { doc: '', value: bridgeName, required: { '../@type': ['bridge'] }, when: { '../@type': ['bridge', 'network'] }, unchecked: true, enforced: true },
    macTableManager: { doc: '', value: oneOf({ kernel: '', libvirt: '' }), when: { '../@type': ['bridge', 'network'] }, unchecked: true },
    network: { doc: '', value: anyText, required: { '../@type': ['network'] }, when: { '../@type': ['bridge', 'direct', 'network'] } },
    portgroup: { doc: '', value: deviceName, when: { '../@type': ['bridge', 'direct', 'network'] }, unchecked: true },
    portid: [
      { doc: '', value: uuid, when: { '../@type': ['bridge', 'direct', 'network'] }, unchecked: true },
      { doc: '', value: signedLong, when: { '../@type': ['vds'] }, unchecked: true },
    ],
    missing: { doc: '', value: yesNo, when: { '../@type': ['hostdev'] }, unchecked: true },
    type: { doc: '', value: oneOf({ unix: '' }), when: { '../@type': ['vhostuser'] } },
    path: { doc: '', value: absFilePath, when: { '../@type': ['vhostuser'] }, unchecked: true },
    mode: { doc: '', value: oneOf({
      server: { doc: '', when: { '../@type': ['vhostuser'] } },
      client: { doc: '', when: { '../@type': ['vhostuser'] } },
      vepa: { doc: '', when: { '../@type': ['direct'] } },
      bridge: { doc: '', when: { '../@type': ['direct'] } },
      private: { doc: '', when: { '../@type': ['direct'] } },
      passthrough: { doc: '', when: { '../@type': ['direct'] } },
    }), when: { '../@type': ['direct', 'vhostuser'] } },
    dev: { doc: '', value: deviceName, required: { '../@type': ['direct', 'user', 'vdpa'] }, when: { '../@type': ['direct', 'user', 'vdpa', 'vhostuser'] }, unchecked: true, enforced: true },
    name: { doc: '', value: deviceName, required: true, when: { '../@type': ['internal'] }, unchecked: true },
    address: { doc: '', value: ipv4, required: { '../@type': ['client', 'mcast', 'udp'] }, when: { '../@type': ['client', 'mcast', 'server', 'udp'] }, unchecked: true, enforced: true },
    port: { doc: '', value: portNumber, required: true, when: { '../@type': ['client', 'mcast', 'server', 'udp'] }, unchecked: true, enforced: true },
    switchid: { doc: '', value: uuid, required: true, when: { '../@type': ['vds'] }, enforced: true },
    portgroupid: { doc: '', value: anyText, when: { '../@type': ['vds'] } },
    connectionid: { doc: '', value: signedLong, when: { '../@type': ['vds'] }, unchecked: true },
  },
  children: {
    address: { spec: interfaceSourceAddress, when: { '../@type': ['hostdev'] } },
    ip: { spec: ip, many: true, when: { '../@type': ['ethernet'] } },
    local: { spec: {
      doc: '',
      attributes: {
        address: { doc: '', value: ipv4, required: true, unchecked: true, enforced: true },
        port: { doc: '', value: portNumber, required: true, unchecked: true, enforced: true },
      },
    }, required: true, when: { '../@type': ['udp'] }, enforced: true },
    product: { spec: hostdevSourceProduct, when: { '../@type': ['hostdev'] } },
    reconnect: { spec: reconnect, when: { '../@type': ['vhostuser'] } },
    route: { spec: route, many: true, when: { '../@type': ['ethernet'] } },
    vendor: { spec: hostdevSourceVendor, when: { '../@type': ['hostdev'] } },
  },
};

export const interfaceTune: ElementSpec = {
  doc: '',
  children: {
    sndbuf: { spec: {
      doc: '',
      text: { value: unsignedInt, unchecked: true },
    } },
  },
};

export const interfaceVirtualportParameters: ElementSpec = {
  doc: '',
  attributes: {
    interfaceid: { doc: '', value: uuid, required: { '../@type': ['midonet'] }, when: { '../@type': ['', 'midonet', 'openvswitch'] } },
    profileid: { doc: '', value: port39, when: { '../@type': ['', '802.1Qbh', 'openvswitch'] }, unchecked: true },
    managerid: { doc: '', value: uint8, when: { '../@type': ['', '802.1Qbg'] } },
    typeid: { doc: '', value: uint24, when: { '../@type': ['', '802.1Qbg'] } },
    typeidversion: { doc: '', value: uint8, when: { '../@type': ['', '802.1Qbg'] } },
    instanceid: { doc: '', value: uuid, when: { '../@type': ['', '802.1Qbg'] } },
  },
};

export const interfaceVirtualport: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ '802.1Qbg': '', midonet: '', openvswitch: '', '802.1Qbh': '' }) },
  },
  children: {
    parameters: { spec: interfaceVirtualportParameters, required: { '@type': ['midonet'] } },
  },
};

export const interfaceVlan: ElementSpec = {
  doc: '',
  attributes: {
    trunk: { doc: '', value: oneOf({ yes: 'Switches it on.' }), unchecked: 'empty' },
  },
  children: {
    tag: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: vlanId, required: true, enforced: true },
        nativeMode: { doc: '', value: oneOf({ tagged: '', untagged: '' }), unchecked: true },
      },
    }, many: true, required: true },
  },
};

export const networkInterface: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      bridge: '',
      ethernet: '',
      vhostuser: '',
      network: '',
      direct: '',
      user: '',
      internal: '',
      mcast: '',
      client: '',
      udp: '',
      server: '',
      hostdev: '',
      vdpa: '',
      null: '',
      vds: '',
    }), required: true },
    managed: { doc: '', value: yesNo, when: { '@type': ['hostdev'] }, unchecked: true },
    trustGuestRxFilters: { doc: '', value: yesNo },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: interfaceBackend },
    backenddomain: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: objectNameWithSlash, required: true, unchecked: true },
      },
    } },
    bandwidth: { spec: interfaceBandwidth },
    boot: { spec: boot },
    coalesce: { spec: interfaceCoalesce },
    downscript: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: nonEmpty, required: true, unchecked: true },
      },
    } },
    driver: { spec: interfaceDriver },
    filterref: { spec: interfaceFilterref },
    guest: { spec: {
      doc: '',
      attributes: {
        dev: { doc: '', value: deviceName, unchecked: true },
        actual: { doc: '', value: deviceName, unchecked: true },
      },
    } },
    ip: { spec: ip, many: true },
    link: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: oneOf({ up: '', down: '' }), required: true, unchecked: 'empty' },
      },
    } },
    mac: { spec: interfaceMac },
    model: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: modelName, required: true, unchecked: true },
      },
    } },
    mtu: { spec: {
      doc: '',
      attributes: {
        size: { doc: '', value: unsignedShort, required: true, unchecked: true },
      },
    } },
    port: { spec: {
      doc: '',
      attributes: {
        isolated: { doc: '', value: yesNo },
      },
    } },
    portForward: { spec: interfacePortForward, many: true },
    rom: { spec: rom },
    route: { spec: route, many: true },
    script: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: nonEmpty, required: true, unchecked: true },
      },
    } },
    source: { spec: interfaceSource, required: { '@type': ['client', 'direct', 'hostdev', 'internal', 'mcast', 'network', 'server', 'udp', 'vdpa', 'vds'] }, when: { '@type': ['bridge', 'client', 'direct', 'ethernet', 'hostdev', 'internal', 'mcast', 'network', 'server', 'udp', 'user', 'vdpa', 'vds', 'vhostuser'] }, enforced: true },
    target: { spec: {
      doc: '',
      attributes: {
        dev: { doc: '', value: deviceName, required: true, unchecked: true },
        managed: { doc: '', value: yesNo },
      },
    } },
    teaming: { spec: teaming },
    tune: { spec: interfaceTune },
    virtualport: { spec: interfaceVirtualport, when: { '@type': ['bridge', 'direct', 'hostdev', 'network'] } },
    vlan: { spec: interfaceVlan },
  },
};
