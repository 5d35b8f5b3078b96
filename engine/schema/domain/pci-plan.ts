/** Where libvirt plugs in PCI controllers that have no address (libvirt 11.3.0 src/conf/domain_addr.c, src/qemu/qemu_domain_address.c). */
import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { pciAddress, readNumber } from '../address.ts';
import { machineKind } from './machine.ts';
import { pciControllers, pciUsers, rootModel } from './pci.ts';

/** What libvirt plugs into a bus of its own accord (virDomainPCIAddressBusSetModel without what only a written address may do). */
const ACCEPTS: Readonly<Record<string, readonly string[]>> = {
  'pci-root': ['pci-bridge', 'pci-expander-bus'], 'pci-bridge': ['pci-bridge'], 'pci-expander-bus': ['pci-bridge'],
  'pcie-root': ['pcie-root-port', 'dmi-to-pci-bridge', 'pcie-expander-bus'], 'dmi-to-pci-bridge': ['pci-bridge'], 'pcie-to-pci-bridge': ['pci-bridge'],
  'pcie-root-port': ['pcie-switch-upstream-port', 'pcie-to-pci-bridge'], 'pcie-switch-downstream-port': ['pcie-switch-upstream-port', 'pcie-to-pci-bridge'],
  'pcie-switch-upstream-port': ['pcie-switch-downstream-port'], 'pcie-expander-bus': ['pcie-root-port', 'dmi-to-pci-bridge'],
};
/** Buses with the one slot 0; the others have 31 or 32. */
const SINGLE = new Set(['pcie-root-port', 'pcie-switch-downstream-port']);
/** Buses whose slot 0 is taken. */
const FROM_ONE = new Set(['pci-root', 'pci-bridge', 'pcie-root', 'pcie-to-pci-bridge']);
const MAX_INDEX = 255;
const FUNCTIONS = 8;

interface Bus {
  readonly model: string;
  /** By slot: how many functions are taken, and whether root ports may share it. */
  readonly slots: Map<number, { count: number; shared: boolean }>;
}

export interface PciPlanProblem {
  readonly controller: Element;
  readonly model: string;
  /** `no-slot`: no bus takes it, and libvirt cannot add one. `own-bus`: it would sit behind itself or a later bridge. */
  readonly kind: 'no-slot' | 'own-bus';
}

interface Planned {
  readonly element: Element;
  readonly model: string;
  readonly index: number;
}

/** The controllers by index, or undefined where one is not understood. */
function understood(domain: Element): Planned[] | undefined {
  const found = pciControllers(domain).map((element) => ({ element, model: value(element, 'model') ?? '', index: readNumber(value(element, 'index')) ?? -1 }));
  const isPlain = found.every(({ model, index }) => Object.hasOwn(ACCEPTS, model) && index >= 0 && index <= MAX_INDEX);
  return isPlain && new Set(found.map((c) => c.index)).size === found.length ? found.sort((a, b) => a.index - b.index) : undefined;
}

function busesOf(controllers: readonly Planned[], root: string): Bus[] {
  const last = Math.max(0, ...controllers.map((c) => c.index));
  const added = root === 'pcie-root' ? 'pcie-root-port' : 'pci-bridge';
  return Array.from({ length: last + 1 }, (_, index) => {
    const model = controllers.find((c) => c.index === index)?.model ?? (index === 0 ? root : added);
    return { model, slots: new Map() };
  });
}

function take(bus: Bus, slot: number, shared: boolean): void {
  const there = bus.slots.get(slot);
  if (there) there.count++;
  else bus.slots.set(slot, { count: 1, shared });
}

/** The first slot that is free, or that root ports share; undefined when the bus is full. */
function freeSlot(bus: Bus, model: string): number | undefined {
  const last = SINGLE.has(bus.model) ? 0 : 31;
  for (let slot = FROM_ONE.has(bus.model) ? 1 : 0; slot <= last; slot++) {
    const there = bus.slots.get(slot);
    if (!there || (model === 'pcie-root-port' && there.shared && there.count < FUNCTIONS)) return slot;
  }
  return undefined;
}

const isRoot = (model: string): boolean => model === 'pci-root' || model === 'pcie-root';

/** True when the controller has a place of its own: an address that is not one of all zeros. */
function isPlaced(controller: Element): boolean {
  const address = child(controller, 'address');
  const type = value(address, 'type');
  const pci = type === 'pci' ? pciAddress(address) : undefined;
  return address !== undefined && (type !== 'pci' || pci === undefined || pci.domain + pci.bus + pci.slot > 0);
}

/**
 * The PCI controllers that libvirt finds no place for. Only for machines whose root is known and single; nothing where a written
 * address lies on a bus that libvirt would have to add, because then what it adds depends on the devices.
 */
export function pciPlanProblems(domain: Element): PciPlanProblem[] {
  const root = rootModel(domain);
  const controllers = pciControllers(domain).every((controller) => isRoot(value(controller, 'model') ?? '') || isPlaced(controller)) ? undefined : understood(domain);
  if (root === undefined || machineKind(domain) === 'pseries' || !controllers || (controllers[0]?.index === 0 && controllers[0].model !== root)) return [];
  const buses = busesOf(controllers, root);
  for (const { device, pci } of pciUsers(domain)) {
    const bus = buses[pci.bus];
    if (!bus) return [];
    take(bus, pci.slot, value(device, 'model') === 'pcie-root-port');
  }
  return controllers.flatMap(({ element, model, index }): PciPlanProblem[] => {
    if (index === 0 || isRoot(model) || isPlaced(element)) return [];
    const at = buses.findIndex((bus) => ACCEPTS[bus.model]!.includes(model) && freeSlot(bus, model) !== undefined);
    if (at >= 0) {
      take(buses[at]!, freeSlot(buses[at]!, model)!, model === 'pcie-root-port');
      return model === 'pci-bridge' && index <= at ? [{ controller: element, model, kind: 'own-bus' }] : [];
    }
    // For a switch libvirt adds a root port; for the others it adds nothing.
    return model === 'pcie-switch-upstream-port' && root === 'pcie-root' ? [] : [{ controller: element, model, kind: 'no-slot' }];
  });
}
