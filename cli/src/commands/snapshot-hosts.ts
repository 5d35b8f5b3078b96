import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { snapshot, succeed, type AskOptions, type Failure, type NamedHost } from '../../../host/index.ts';
import { askHosts } from '../hosts/ask-hosts.ts';
import { safeNames } from '../hosts/safe-names.ts';
import { snapshotWriter, takenAt } from './snapshot.ts';
import { table } from '../table.ts';
import { EXIT, printableLine, type Terminal } from '../terminal.ts';

export interface SnapshotHostsArguments {
  readonly hosts: readonly NamedHost[];
  /** The folder for one file a host. */
  readonly folder: string;
  readonly jobs: number | undefined;
  readonly pseudonyms: boolean;
  readonly format: 'text' | 'json';
  readonly ask: AskOptions;
}

interface Row {
  readonly host: string;
  readonly file?: string;
  readonly failure?: Failure;
  readonly milliseconds: number;
}

/** `virt-doctor snapshot HOST… -o FOLDER`: a file of facts a host, and a summary; exit 3 when a host gave no answer, 130 when interrupted. */
export async function snapshotHostsCommand({ hosts, folder, jobs, pseudonyms, format, ask }: SnapshotHostsArguments, terminal: Terminal): Promise<number> {
  mkdirSync(folder, { recursive: true });
  // The names of files would tell what the names in them do not.
  const files = new Map([...safeNames(hosts.map(({ name }) => name))].map(([name, file], i) => [name, pseudonyms ? `host-${i + 1}` : file]));
  const write = snapshotWriter(pseudonyms);
  const { outcomes, interrupted } = await askHosts({ hosts, jobs, ask }, async (address, options, { name }) => {
    const answer = await snapshot(address, options);
    if (!answer.ok) return answer;
    const file = join(folder, `${files.get(name)!}.json`);
    writeFileSync(file, write(answer.value, await takenAt(address)));
    return succeed(file);
  }, terminal);
  const rows = outcomes.map(({ host, answer, milliseconds }): Row => ({ host: host.name, milliseconds, ...(answer.ok ? { file: answer.value } : { failure: answer.failure }) }));
  terminal.write(format === 'json' ? json(rows) : text(rows));
  if (interrupted) return EXIT.interrupted;
  return rows.some(({ failure }) => failure) ? EXIT.failed : EXIT.clean;
}

function text(rows: readonly Row[]): string {
  const failed = rows.filter(({ failure }) => failure);
  const lines = table([['HOST', 'SECONDS', 'WHAT'], ...rows.map(({ host, file, failure, milliseconds }) => [host, (milliseconds / 1000).toFixed(1), failure ? `${failure.message} ${failure.remedy}` : file!].map(printableLine))], [1]);
  return [...lines, '', `${rows.length - failed.length} of ${rows.length} hosts answered`, ''].join('\n');
}

const json = (rows: readonly Row[]): string => `${JSON.stringify({ hosts: rows.map((row) => ({ ok: !row.failure, ...row })) }, null, 2)}\n`;
