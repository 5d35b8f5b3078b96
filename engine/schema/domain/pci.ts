/** The PCI topology of a domain as libvirt's QEMU driver sees it (libvirt 11.3.0 src/conf/domain_addr.c, src/qemu/qemu_domain_address.c). */
import { all, child, children, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { formatPci, pciAddress, readNumber, type PciAddress } from '../address.ts';
import { machineKind } from './machine.ts';

/** What a controller model accepts below it, and its slots (virDomainPCIAddressBusSetModel). */
export interface PciBus {
  readonly model: string;
  /** Cards and other endpoints. */
  readonly endpoints: boolean;
  /** Other controller models. */
  readonly controllers: readonly string[];
  readonly minSlot: number;
  readonly maxSlot: number;
}

const bus = (model: string, endpoints: boolean, controllers: readonly string[], minSlot: number, maxSlot = 31): PciBus => ({ model, endpoints, controllers, minSlot, maxSlot });

const BUSES: Readonly<Record<string, PciBus>> = {
  'pci-root': bus('pci-root', true, ['pci-bridge', 'pci-expander-bus'], 1),
  'pci-bridge': bus('pci-bridge', true, ['pci-bridge'], 1),
  'pci-expander-bus': bus('pci-expander-bus', true, ['pci-bridge'], 0),
  'pcie-root': bus('pcie-root', true, ['pci-bridge', 'pcie-root-port', 'dmi-to-pci-bridge', 'pcie-expander-bus'], 1),
  'dmi-to-pci-bridge': bus('dmi-to-pci-bridge', true, ['pci-bridge'], 0),
  'pcie-to-pci-bridge': bus('pcie-to-pci-bridge', true, ['pci-bridge'], 1),
  'pcie-root-port': bus('pcie-root-port', true, ['pci-bridge', 'pcie-switch-upstream-port', 'pcie-to-pci-bridge'], 0, 0),
  'pcie-switch-downstream-port': bus('pcie-switch-downstream-port', true, ['pci-bridge', 'pcie-switch-upstream-port', 'pcie-to-pci-bridge'], 0, 0),
  'pcie-switch-upstream-port': bus('pcie-switch-upstream-port', false, ['pcie-switch-downstream-port'], 0),
  'pcie-expander-bus': bus('pcie-expander-bus', false, ['pcie-root-port', 'dmi-to-pci-bridge'], 0),
};

const ROOT: Readonly<Record<string, string>> = { i440fx: 'pci-root', pseries: 'pci-root', q35: 'pcie-root', 'arm-virt': 'pcie-root', 'riscv-virt': 'pcie-root', 'loongarch-virt': 'pcie-root' };

/** The model that the controller with index 0 must have; undefined where the machine is not known to have one or the other. */
export function rootModel(domain: Element): string | undefined {
  const kind = machineKind(domain);
  return kind !== undefined && Object.hasOwn(ROOT, kind) ? ROOT[kind] : undefined;
}

export const pciControllers = remembered((domain: Element): readonly Element[] => all(domain, 'devices', 'controller').filter((c) => value(c, 'type') === 'pci'));

/** What libvirt adds where no controller has this index: bridges on pc, root ports on q35 and virt up to the highest index written. */
function addedModel(domain: Element, highest: number, number: number): string | undefined {
  if (machineKind(domain) === 'i440fx') return 'pci-bridge';
  return highest > number && rootModel(domain) === 'pcie-root' ? 'pcie-root-port' : undefined;
}

/** The controllers by index, and the highest index; 0 where one has no index and libvirt chooses. */
const byIndex = remembered((domain: Element): { readonly first: ReadonlyMap<number, Element>; readonly highest: number } => {
  const first = new Map<number, Element>();
  for (const controller of pciControllers(domain)) {
    const index = readNumber(value(controller, 'index'));
    if (index !== undefined && !first.has(index)) first.set(index, controller);
  }
  const isWhole = pciControllers(domain).every((c) => value(c, 'index') !== undefined);
  return { first, highest: isWhole ? [...first.keys()].reduce((most, index) => Math.max(most, index), 0) : 0 };
});

/** The bus with this number, where the text or the machine tells its kind. */
export function pciBus(domain: Element, number: number): PciBus | undefined {
  const { first, highest } = byIndex(domain);
  const controller = first.get(number);
  const model = controller ? value(controller, 'model') : number === 0 ? rootModel(domain) : addedModel(domain, highest, number);
  return model !== undefined && Object.hasOwn(BUSES, model) ? BUSES[model] : undefined;
}

/**
 * The bus that a device's own address makes libvirt add: a root port, where a PCI Express device names a bus beyond all controllers;
 * undefined where that is not certain (virDomainPCIAddressSetGrow).
 */
export function grownBus(domain: Element, device: Element, number: number): PciBus | undefined {
  const { first, highest } = byIndex(domain);
  if (number <= highest || first.has(number) || rootModel(domain) !== 'pcie-root' || !isExpress(device)) return undefined;
  return growsByRootPorts(domain) ? BUSES['pcie-root-port'] : undefined;
}

/** Whether all that ask for more buses are PCI Express: a conventional device would bring bridges along. */
const growsByRootPorts = remembered((domain: Element): boolean => {
  const { highest } = byIndex(domain);
  return pciControllers(domain).every((c) => value(c, 'index') !== undefined) && pciUsers(domain).every(({ device, pci }) => pci.bus <= highest || isExpress(device));
});

/** Devices that libvirt surely plugs into PCI Express where there is any. */
function isExpress(device: Element): boolean {
  switch (device.name) {
    case 'interface': return ['virtio', 'virtio-non-transitional', 'e1000e', 'igb'].includes(value(child(device, 'model'), 'type') ?? '');
    case 'disk': return value(child(device, 'target'), 'bus') === 'virtio' && value(device, 'model') !== 'virtio-transitional';
    case 'memballoon': case 'rng': return value(device, 'model') === 'virtio';
    default: return false;
  }
}

/** A device of the text that has a PCI address of its own choice. One without domain, bus and slot is one that libvirt chooses, whatever its function. */
export interface PciUser {
  readonly device: Element;
  readonly address: Element;
  readonly pci: PciAddress;
}

export const pciUsers = remembered((domain: Element): readonly PciUser[] => {
  return children(child(domain, 'devices')).flatMap((device) => {
    // A console repeats the serial port that it is.
    const address = device.name === 'console' ? undefined : child(device, 'address');
    const pci = value(address, 'type') === 'pci' ? pciAddress(address) : undefined;
    return address && pci && (pci.domain || pci.bus || pci.slot) ? [{ device, address, pci }] : [];
  });
});

/** Whether the bus takes the device at all: a controller by its model, anything else as an endpoint. */
export function takes(on: PciBus, device: Element): boolean {
  const model = value(device, 'model');
  const isController = device.name === 'controller' && value(device, 'type') === 'pci';
  return isController ? model === undefined || on.controllers.includes(model) : on.endpoints;
}

const usesBus = (domain: Element, name: string): boolean => all(domain, 'devices', 'disk', 'target').some((t) => value(t, 'bus') === name);

const controllersOf = (domain: Element, type: string): Element[] => all(domain, 'devices', 'controller').filter((c) => value(c, 'type') === type);

const isFirst = (controller: Element): boolean => (readNumber(value(controller, 'index')) ?? 0) === 0;

/** A device of the chipset that sits at a fixed place, and which element of the text, if any, stands for it. */
export interface FixedDevice {
  readonly pci: PciAddress;
  readonly what: string;
  readonly element?: Element;
}

const at = (slot: number, fn: number): PciAddress => ({ domain: 0, bus: 0, slot, function: fn });

function i440fxDevices(domain: Element): FixedDevice[] {
  const ide = controllersOf(domain, 'ide').find(isFirst);
  const usb = controllersOf(domain, 'usb').find(isFirst);
  const model = value(usb, 'model');
  const fixed: FixedDevice[] = [{ pci: at(1, 0), what: 'the ISA bridge' }, { pci: at(1, 3), what: 'the power management bridge' }];
  if (ide || usesBus(domain, 'ide')) fixed.push({ pci: at(1, 1), what: 'the first IDE controller', ...(ide && { element: ide }) });
  if (controllersOf(domain, 'usb').length === 0) fixed.push({ pci: at(1, 2), what: 'the USB controller that libvirt adds' });
  else if (usb && (model === undefined || model === 'piix3-uhci')) fixed.push({ pci: at(1, 2), what: 'the first USB controller', element: usb });
  return fixed;
}

function q35Devices(domain: Element): FixedDevice[] {
  const sata = controllersOf(domain, 'sata').find(isFirst);
  return [
    { pci: at(0x1f, 0), what: 'the ISA bridge' }, { pci: at(0x1f, 3), what: 'the SMBus controller' },
    { pci: at(0x1f, 2), what: 'the first SATA controller', ...(sata && { element: sata }) },
  ];
}

/** The chipset's devices of an i440fx or q35 machine; none for other machines. */
export const fixedDevices = remembered((domain: Element): readonly FixedDevice[] => {
  const kind = machineKind(domain);
  return kind === 'i440fx' ? i440fxDevices(domain) : kind === 'q35' ? q35Devices(domain) : [];
});

export const samePlace = (a: PciAddress, b: PciAddress): boolean => formatPci(a) === formatPci(b);
