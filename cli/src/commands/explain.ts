import type { Hit, OwnSignatures } from '../../../engine/index.ts';
import { explainLog, type Heard, type Said } from '../explain/explain-log.ts';
import { createOwnSource, type OwnArguments, type OwnSource } from '../explain/own-source.ts';
import { keyOf, printAll, printSaid } from '../explain/print-said.ts';
import { withRotated } from '../../../host/rotated-log.ts';
import type { SaidOfFile } from '../formats/explain-sarif.ts';
import { findPaths, type PathOptions } from '../paths.ts';
import { startProgress, type Progress } from '../progress.ts';
import { EXIT, printableLine, type Terminal } from '../terminal.ts';

export interface ExplainArguments extends OwnArguments {
  readonly paths: Omit<PathOptions, 'endings'>;
  readonly format: 'text' | 'json' | 'jsonl' | 'sarif';
  /** Of virt-doctor, for SARIF. */
  readonly version?: string;
  /** With each log, what was rotated away of it. */
  readonly rotated?: boolean;
  /** Goes on with what is written to the log, until this is aborted. */
  readonly follow?: AbortSignal;
}

const ENDINGS = ['.log', '.txt', '.log.gz', '.log.xz'];

const matchOf = (hit: Hit, line = hit.line): object => ({
  line: line + 1, id: hit.signature.id, category: hit.signature.category, severity: hit.signature.severity, message: hit.message,
});

/** Each place of what was said, as far as places are remembered; how often it was said, where that is more. */
const matchesOf = ({ hit, count, lines }: Said): object[] =>
  [hit.line, ...lines.filter((line) => line !== hit.line)].map((line, i) => ({ ...matchOf(hit, line), ...(i === 0 && count > lines.length && { count }) }));

/** One line of JSON, written in parts: of a log that failed often it is many megabytes. */
async function writeJsonLine(terminal: Terminal, file: string, said: readonly Said[]): Promise<void> {
  let part = `{"file":${JSON.stringify(file)},"matches":[`;
  for (const [i, one] of said.entries()) {
    terminal.write(`${part}${i > 0 ? ',' : ''}${matchesOf(one).map((match) => JSON.stringify(match)).join(',')}`);
    part = '';
    await terminal.drained?.();
  }
  terminal.write(`${part}]}\n`);
}

/** Tells of failures in a big log at once; a line of JSON without `matches` of its own, which come once at the end. */
function teller(file: string, { format }: ExplainArguments, terminal: Terminal, told: Set<string>): Heard {
  return async (hits) => {
    for (const hit of hits.filter((one) => !told.has(keyOf(one)))) {
      told.add(keyOf(hit));
      if (format === 'text') printSaid(terminal, file, hit);
      else if (format === 'jsonl') terminal.write(`${JSON.stringify({ file, found: matchOf(hit), matches: [] })}\n`);
    }
    await terminal.drained?.();
  };
}

/** What a run of the command has heard so far, and whom it tells. */
interface Run {
  readonly args: ExplainArguments;
  readonly terminal: Terminal;
  readonly progress: Progress;
  readonly own: OwnSource;
  /** What is written when all logs are read. */
  readonly files: SaidOfFile[];
  readonly complaints: string[];
  failed: boolean;
  failures: number;
}

function startRun(args: ExplainArguments, terminal: Terminal): Run {
  const progress = startProgress(terminal, '% read');
  const own = createOwnSource(args, (words) => {
    progress.clear();
    terminal.complain(words);
  });
  return { args, terminal, progress, own, files: [], complaints: [], failed: false, failures: 0 };
}

function complain(run: Run, file: string, problem: string): void {
  const words = `${printableLine(file)}: ${printableLine(problem)}`;
  run.progress.clear();
  run.terminal.complain(`virt-doctor: ${words}\n`);
  run.complaints.push(words);
  run.failed = true;
}

/** `virt-doctor explain`: exit 1 when a failure was recognised. */
export async function explainCommand(args: ExplainArguments, terminal: Terminal): Promise<number> {
  const run = startRun(args, terminal);
  let isEmpty = true;
  for (const found of findPaths({ ...args.paths, endings: ENDINGS })) {
    isEmpty = false;
    if (found.problem !== undefined) complain(run, found.path, found.problem);
    else for (const file of args.rotated ? withRotated(found.path) : [found.path]) await explainOne(run, file, file === found.path);
  }
  if (isEmpty) terminal.complain(`virt-doctor: no log there: of what lies in folders, files that end in ${ENDINGS.join(', ')} are read\n`);
  await writeTogether(run);
  return run.failed || run.own.failed ? EXIT.failed : run.failures > 0 ? EXIT.findings : EXIT.clean;
}

async function explainOne(run: Run, file: string, isNewest: boolean): Promise<void> {
  const { args, terminal, progress } = run;
  const own = await run.own.of(file);
  const told = new Set<string>();
  const tell = teller(file, args, terminal, told);
  const { said, problem, end } = await explainLog(file, own ? { own } : {}, progress, terminal, (hits) => {
    progress.clear();
    return tell(hits);
  });
  progress.clear();
  if (problem !== undefined) complain(run, file, problem);
  if (problem !== undefined && said.length === 0) return;
  run.failures += said.filter(({ hit }) => hit.signature.severity !== 'benign').length;
  await write(run, file, said, told);
  if (args.follow && isNewest) await follow(file, end, own, args, terminal, (hit) => { if (hit.signature.severity !== 'benign') run.failures++; });
}

async function write({ args, terminal, files }: Run, file: string, said: readonly Said[], told: ReadonlySet<string>): Promise<void> {
  if (args.format === 'jsonl') await writeJsonLine(terminal, file, said);
  else if (args.format === 'text') printAll(terminal, file, said, told);
  else files.push({ file, said });
  await terminal.drained?.();
}

/** Formats that hold all logs in one document. */
async function writeTogether({ args: { format, version }, terminal, files, complaints }: Run): Promise<void> {
  if (format === 'json') terminal.write(`${JSON.stringify(files.map(({ file, said }) => ({ file, matches: said.flatMap(matchesOf) })), null, 2)}\n`);
  // What few ask for is loaded for them alone: the others wait for their first line.
  if (format === 'sarif') terminal.write((await import('../formats/explain-sarif.ts')).explainSarif(files, complaints, { version: version ?? 'development', folder: process.cwd() }));
}

async function follow(file: string, end: { readonly offset: number; readonly line: number } | undefined, own: OwnSignatures | undefined, args: ExplainArguments, terminal: Terminal, heard: (hit: Hit) => void): Promise<void> {
  const { followFile } = await import('../../../host/follow-log.ts');
  return followFile(file, end, own, {
    hit(hit) {
      heard(hit);
      if (args.format === 'text') printSaid(terminal, file, hit);
      else terminal.write(`${JSON.stringify({ file, matches: [matchOf(hit)] })}\n`);
    },
    restarted: (why) => { terminal.complain(`virt-doctor: ${printableLine(file)}: it was ${why}\n`); },
    missing: () => { terminal.complain(`virt-doctor: ${printableLine(file)}: it is gone; waiting for it\n`); },
  }, args.follow!);
}
