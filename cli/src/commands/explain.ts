import { explain, rank, type Gravity, type Hit } from '../../../engine/index.ts';
import { readInputs } from '../input.ts';
import type { PathOptions } from '../paths.ts';
import { EXIT, paint, printable, type Colour, type Terminal } from '../terminal.ts';

export interface ExplainArguments {
  readonly paths: Omit<PathOptions, 'endings'>;
  readonly format: 'text' | 'json' | 'jsonl';
}

const COLOURS: Readonly<Record<Gravity, Colour>> = { fatal: 'red', degraded: 'yellow', benign: 'grey' };

const matchOf = (hit: Hit): object => ({
  line: hit.line + 1, id: hit.signature.id, category: hit.signature.category, severity: hit.signature.severity, message: hit.message,
});

/** The same signature with the same words, said many times, is printed once with a count. */
function printText(terminal: Terminal, file: string, hits: readonly Hit[]): void {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = `${hit.signature.id}\n${hit.message}`;
    groups.set(key, [...(groups.get(key) ?? []), hit]);
  }
  for (const same of groups.values()) {
    const { signature, message, line } = same[0]!;
    const times = same.length > 1 ? ` (${same.length} times)` : '';
    terminal.write(`${paint(terminal, 'bold', `${printable(file)}:${line + 1}`)}: ${paint(terminal, COLOURS[signature.severity], signature.severity)}: ${printable(message)}${times} ${paint(terminal, 'grey', `[${signature.id}]`)}\n`);
    if (signature.severity === 'benign') continue;
    terminal.write(`    why: ${printable(signature.why)}\n    do:  ${printable(signature.remedy)}\n`);
    for (const check of signature.checks) terminal.write(`    ${check.changes ? 'changes' : 'check'}: ${printable(check.command)}\n`);
  }
}

/** `virt-doctor explain`: exit 1 when a failure was recognised. */
export async function explainCommand(args: ExplainArguments, terminal: Terminal): Promise<number> {
  const answers: unknown[] = [];
  let failed = false;
  let failures = 0;
  for await (const { file, text, problem } of readInputs({ ...args.paths, endings: ['.log', '.txt'] }, terminal)) {
    if (problem !== undefined) {
      terminal.complain(`virt-doctor: ${printable(file)}: ${printable(problem)}\n`);
      failed = true;
      continue;
    }
    const hits = rank(explain(text).hits);
    failures += hits.filter((hit) => hit.signature.severity !== 'benign').length;
    const answer = { file, matches: hits.map(matchOf) };
    if (args.format === 'jsonl') terminal.write(`${JSON.stringify(answer)}\n`);
    else if (args.format === 'json') answers.push(answer);
    else if (hits.length > 0) printText(terminal, file, hits);
    else terminal.write(`${printable(file)}: nothing known was found\n`);
  }
  if (args.format === 'json') terminal.write(`${JSON.stringify(answers, null, 2)}\n`);
  return failed ? EXIT.failed : failures > 0 ? EXIT.findings : EXIT.clean;
}
