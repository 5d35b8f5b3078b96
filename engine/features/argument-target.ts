import type { Span } from '../core/span.ts';
import { recognise } from '../schema/domain/documents.ts';
import { child, text } from '../xml/query.ts';
import type { XmlDocument } from '../xml/tree.ts';
import { commandAt } from './argument-hover.ts';
import { commandArguments } from './dry-run/arguments.ts';
import type { LogRun } from './log-runs.ts';

/** The element of `xml` that QEMU's argument at `offset` of a log was made of; undefined when the domain is another one's, or libvirt adds it by itself. */
export function argumentTarget(log: string, runs: readonly LogRun[], offset: number, xml: XmlDocument): Span | undefined {
  const command = commandAt(runs, offset);
  const guest = command && runs.find((run) => run.command === command)?.guest;
  if (guest === undefined || guest !== text(child(recognise(xml)?.domains[0], 'name'))) return undefined;
  const at = offset - command!.start;
  return commandArguments(log.slice(command!.start, command!.end), xml.text).find(({ span }) => span.start <= at && at <= span.end)?.element?.span;
}
