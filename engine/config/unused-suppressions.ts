import { modify, parseTree, type Node } from 'jsonc-parser';
import type { Edit, Finding } from '../core/finding.ts';
import type { Suppression } from './config.ts';
import { spanOfNode } from './shape.ts';

/**
 * Says of suppressions of a configuration's text that they hide nothing, with the edit that takes each away. Which ones these are is only
 * known where all files below the configuration were judged.
 */
export function unusedSuppressionFindings(text: string, unused: readonly Suppression[]): Finding[] {
  const placed = unused.flatMap(({ place, ...suppression }) => (place ? [{ ...suppression, place }] : []));
  if (placed.length === 0) return [];
  const listed = parseTree(text, [], { allowTrailingComma: true })?.children?.find(({ children }) => children?.[0]?.value === 'suppress')?.children?.[1]?.children ?? [];
  return placed.map(({ codes, files, path, place }) => ({
    code: 'unused-suppression', severity: 'hint', span: place, tags: ['unnecessary'],
    message: `Nothing is hidden here any more: no XML file ${files ? 'that it names' : 'below this folder'} has ${codes.join(' or ')}${path === undefined ? '' : ` at ${path}`}.`,
    fixes: removal(text, listed.findIndex((node) => isAt(node, place.start))),
  }));
}

const isAt = (node: Node, start: number): boolean => spanOfNode(node).start === start;

function removal(text: string, index: number): NonNullable<Finding['fixes']> {
  const edits = index < 0 ? [] : modify(text, ['suppress', index], undefined, {}).map(({ offset, length, content }): Edit => ({ span: { start: offset, end: offset + length }, newText: content }));
  return edits.length === 0 ? [] : [{ title: 'Remove this suppression', safe: false, edits }];
}
