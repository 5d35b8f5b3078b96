import type { Span } from '../core/span.ts';
import { pointAt } from '../diagnosis/point.ts';
import { recognise } from '../schema/domain/documents.ts';
import { child, text } from '../xml/query.ts';
import type { XmlDocument } from '../xml/tree.ts';
import type { Explanation } from './explain.ts';
import type { LogRun } from './log-runs.ts';
import { rank } from './rank.ts';

/** Where in `xml` the words of a log at `offset` point; undefined when the domain is another one's, or nothing is meant. */
export function logTarget({ hits, lines }: Explanation, runs: readonly LogRun[], offset: number, xml: XmlDocument): Span | undefined {
  const domain = recognise(xml)?.domains[0];
  const { line } = lines.positionAt(offset);
  const near = rank(hits.filter((hit) => hit.line === line && (hit.signature.xml?.length ?? 0) > 0));
  if (!domain || near.length === 0) return undefined;
  const guest = runs.find((run) => run.span.start <= offset && offset <= run.span.end)?.guest;
  if (guest !== undefined && guest !== text(child(domain, 'name'))) return undefined;
  for (const { signature, groups } of near) {
    const pointed = pointAt(domain, xml.text, signature, groups);
    // Without the guest's name only what the log itself names tells one domain from another.
    if (pointed && (guest !== undefined || pointed.certain)) return pointed.span;
  }
  return undefined;
}
