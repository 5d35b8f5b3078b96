/** The memory of a domain as virDomainDefPostParseMemory adds it up when a domain is defined (libvirt 11.3.0 src/conf/domain_postparse.c). */
import { all, child, children, descend, remembered } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { attributeSizeInBytes, count, countText, sizeInBytes } from '../read.ts';
import { guestCellCount, guestCells } from './numa.ts';

/** <memory> below <devices>: a module, not the domain's memory. */
export const memoryDevices = (domain: Element): readonly Element[] => all(domain, 'devices', 'memory');

const sum = (sizes: readonly (bigint | undefined)[]): bigint | undefined =>
  sizes.reduce<bigint | undefined>((total, size) => (total === undefined || size === undefined ? undefined : total + size), 0n);

/** What the memory devices add, in bytes; undefined when one of them is not readable. */
export const deviceBytes = (domain: Element): bigint | undefined =>
  sum(memoryDevices(domain).map((device) => sizeInBytes(descend(device, 'target', 'size'))));

/** What the guest cells add up to, in bytes: 0 without cells; undefined when one of them is not readable. */
export function cellBytes(domain: Element): bigint | undefined {
  const cells = guestCells(domain);
  return cells.length === guestCellCount(domain) ? sum(cells.map((cell) => cell.bytes)) : undefined;
}

/** All memory of the guest, devices included: the cells' sum goes before <memory>. Undefined when a size that counts is not readable. */
export const totalBytes = remembered((domain: Element): bigint | undefined => {
  const cells = cellBytes(domain);
  const devices = deviceBytes(domain);
  if (cells === undefined || devices === undefined) return undefined;
  if (cells > 0n) return cells + devices;
  const memory = child(domain, 'memory');
  return memory ? sizeInBytes(memory) : 0n;
});

/** <page> elements of <memoryBacking><hugepages>. */
export const hugepages = (domain: Element): readonly Element[] => children(descend(domain, 'memoryBacking', 'hugepages'), 'page');

/** A page's size in bytes; undefined when it is absent or not readable. */
export const pageBytes = (page: Element): bigint | undefined => attributeSizeInBytes(page, 'size');

/** target/node of a memory device: the guest cell it plugs into. */
export const targetNode = (device: Element): number | undefined => countText(descend(device, 'target', 'node'));

/** maxMemory/@slots, 0 when absent. */
export const memorySlots = (domain: Element): number => count(child(domain, 'maxMemory'), 'slots') ?? 0;
