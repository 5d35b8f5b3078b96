import type { Fix } from '../../core/finding.ts';
import { all, child, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/**
 * True when libvirt would say that shared memory is required (qemuValidateDomainDefVhostUserRequireSharedMemory): each guest NUMA
 * cell, or the whole guest without cells, must have access mode shared.
 */
export function lacksSharedMemory(domain: Element): boolean {
  const common = value(descend(domain, 'memoryBacking', 'access'), 'mode') === 'shared';
  const cells = all(domain, 'cpu', 'numa', 'cell');
  if (cells.length === 0) return !common;
  return cells.some((cell) => {
    const own = value(cell, 'memAccess');
    return own === undefined ? !common : own !== 'shared';
  });
}

/** The edit that shares all of the guest's memory, where no memoryBacking stands in the way. */
export function shareMemoryFix(domain: Element): Fix[] {
  const memory = child(domain, 'memory');
  if (!memory || child(domain, 'memoryBacking') || all(domain, 'cpu', 'numa', 'cell').some((cell) => value(cell, 'memAccess'))) return [];
  const end = memory.span.end;
  const newText = "\n  <memoryBacking>\n    <source type='memfd'/>\n    <access mode='shared'/>\n  </memoryBacking>";
  return [{ title: "Share the guest's memory (memfd)", safe: true, edits: [{ span: { start: end, end }, newText }] }];
}
