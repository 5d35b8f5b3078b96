import type { Hit, OwnSignatures } from '../../../engine/index.ts';
import { explainLog, type Heard, type Said } from '../explain/explain-log.ts';
import { createOwnSource, type ReadOwn } from '../explain/own-source.ts';
import { keyOf, printAll, printSaid } from '../explain/print-said.ts';
import { withRotated } from '../explain/rotated.ts';
import type { SaidOfFile } from '../formats/explain-sarif.ts';
import { findPaths, type PathOptions } from '../paths.ts';
import { startProgress } from '../progress.ts';
import { EXIT, printable, printableLine, type Terminal } from '../terminal.ts';

export interface ExplainArguments {
  readonly paths: Omit<PathOptions, 'endings'>;
  readonly format: 'text' | 'json' | 'jsonl' | 'sarif';
  /** Of virt-doctor, for SARIF. */
  readonly version?: string;
  /** With each log, what was rotated away of it. */
  readonly rotated?: boolean;
  /** Goes on with what is written to the log, until this is aborted. */
  readonly follow?: AbortSignal;
  /** Where users' own signatures come from; the nearest configuration above each log when absent. */
  readonly config?: { readonly file: string } | 'nearest' | 'none';
  /** How a configuration is read: handed in, since it takes all of the engine, and mostly there is none. */
  readonly readOwn: ReadOwn;
}

const ENDINGS = ['.log', '.txt', '.log.gz'];

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

/** `virt-doctor explain`: exit 1 when a failure was recognised. */
export async function explainCommand(args: ExplainArguments, terminal: Terminal): Promise<number> {
  const answers: unknown[] = [];
  const files: SaidOfFile[] = [];
  const complaints: string[] = [];
  const progress = startProgress(terminal, '% read');
  let failed = false;
  let failures = 0;
  const complain = (file: string, problem: string): void => {
    progress.clear();
    terminal.complain(`virt-doctor: ${printableLine(file)}: ${printableLine(problem)}\n`);
    complaints.push(`${printableLine(file)}: ${printableLine(problem)}`);
    failed = true;
  };
  const own = createOwnSource(args.config ?? 'nearest', args.readOwn, (words) => {
    progress.clear();
    terminal.complain(`virt-doctor: ${printable(words)}\n`);
    failed = true;
  });
  for (const found of findPaths({ ...args.paths, endings: ENDINGS })) {
    if (found.problem !== undefined) {
      complain(found.path, found.problem);
      continue;
    }
    for (const file of args.rotated ? withRotated(found.path) : [found.path]) {
      const ownSignatures = await own.of(file);
      const told = new Set<string>();
      const tell = teller(file, args, terminal, told);
      const { said, problem, end } = await explainLog(file, ownSignatures ? { own: ownSignatures } : {}, progress, terminal, (hits) => {
        progress.clear();
        return tell(hits);
      });
      progress.clear();
      if (problem !== undefined) complain(file, problem);
      if (problem !== undefined && said.length === 0) continue;
      failures += said.filter(({ hit }) => hit.signature.severity !== 'benign').length;
      if (args.format === 'jsonl') await writeJsonLine(terminal, file, said);
      else if (args.format === 'json') answers.push({ file, matches: said.flatMap(matchesOf) });
      else if (args.format === 'sarif') files.push({ file, said });
      else printAll(terminal, file, said, told);
      await terminal.drained?.();
      if (args.follow && file === found.path) await follow(file, end, ownSignatures, args, terminal, (hit) => { if (hit.signature.severity !== 'benign') failures++; });
    }
  }
  if (args.format === 'json') terminal.write(`${JSON.stringify(answers, null, 2)}\n`);
  // What few ask for is loaded for them alone: the others wait for their first line.
  if (args.format === 'sarif') terminal.write((await import('../formats/explain-sarif.ts')).explainSarif(files, complaints, { version: args.version ?? 'development', folder: process.cwd() }));
  return failed ? EXIT.failed : failures > 0 ? EXIT.findings : EXIT.clean;
}

async function follow(file: string, end: { readonly offset: number; readonly line: number } | undefined, own: OwnSignatures | undefined, args: ExplainArguments, terminal: Terminal, heard: (hit: Hit) => void): Promise<void> {
  const { followFile } = await import('../explain/follow.ts');
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
