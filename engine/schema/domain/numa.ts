/** Guest NUMA cells as virDomainNumaDefParseXML reads them (libvirt 11.3.0 src/conf/numa_conf.c). */
import { parseNumberSet } from '../../core/quantities.ts';
import { all, child, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { attributeSizeInBytes, count } from '../read.ts';

export interface GuestCell {
  readonly element: Element;
  /** cell/@id, or the cell's place in the list. */
  readonly id: number;
  /** Empty for a cell without vCPUs. */
  readonly cpus: readonly number[];
  readonly bytes: bigint | undefined;
}

/** QEMU has 128 nodes at most; what is beyond twice as many is not looked at. */
const MOST = 256;

/** The cells in order of the text; one whose id is no number is left out. */
export const guestCells = remembered((domain: Element): readonly GuestCell[] => {
  const cells: GuestCell[] = [];
  all(child(child(domain, 'cpu'), 'numa'), 'cell').slice(0, MOST).forEach((element, index) => {
    const id = value(element, 'id') === undefined ? index : count(element, 'id');
    if (id === undefined) return;
    const cpus = value(element, 'cpus');
    cells.push({
      element, id,
      get cpus() { return cpus === undefined ? [] : parseNumberSet(cpus).numbers; },
      bytes: attributeSizeInBytes(element, 'memory'),
    });
  });
  return cells;
});

/** How many guest cells there are, readable or not: what libvirt measures ids against. */
export const guestCellCount = (domain: Element): number => all(child(child(domain, 'cpu'), 'numa'), 'cell').length;
