import { statSync } from 'node:fs';
import { compareDomains, createLineIndex, parseXml, type Difference, type DifferenceSide, type DriftOptions } from '../../../engine/index.ts';
import { parseAddress, readDefinitions, type AskOptions, type Definitions } from '../../../host/index.ts';
import { readDomain } from '../input.ts';
import { regionOf } from '../lint/report.ts';
import { EXIT, paint, printable, printableLine, printableName, type Colour, type Terminal } from '../terminal.ts';

export interface DriftArguments {
  /** Two files, or HOST VM, or HOST VM FILE. */
  readonly what: readonly string[];
  readonly format: 'text' | 'json';
  readonly ask: AskOptions;
}

/** A text and what it is called. */
interface Version {
  readonly name: string;
  readonly text: string;
}

interface Comparison {
  readonly before: Version;
  readonly after: Version;
  readonly differences: readonly Difference[];
}

/** `virt-doctor drift`: exit 0 when nothing differs, 1 when something does, 3 when something could not be read. */
export async function driftCommand({ what, format, ask }: DriftArguments, terminal: Terminal): Promise<number> {
  const pairs = what.length === 2 && isFile(what[0]!) ? await fromFiles(what[0]!, what[1]!, terminal) : await fromHost(what, ask, terminal);
  const comparisons: Comparison[] = [];
  for (const { before, after, options } of pairs ?? []) {
    const differences = compareDomains(parseXml(before.text), parseXml(after.text), options);
    if (differences) comparisons.push({ before, after, differences });
    else complain(terminal, `${before.name}, ${after.name}: one of them holds no domain`);
  }
  if (!pairs || comparisons.length < pairs.length) return EXIT.failed;
  terminal.write(format === 'json' ? asJson(comparisons) : comparisons.map((comparison) => asText(comparison, terminal)).join('\n'));
  return comparisons.some(({ differences }) => differences.length > 0) ? EXIT.findings : EXIT.clean;
}

const complain = (terminal: Terminal, words: string): void => terminal.complain(`virt-doctor: ${printableLine(words)}\n`);

function isFile(path: string): boolean {
  if (path === '-') return true;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

type Pair = Omit<Comparison, 'differences'> & { readonly options: DriftOptions };

async function readVersion(file: string, terminal: Terminal): Promise<Version | undefined> {
  const { text, problem } = await readDomain(file, terminal);
  if (problem !== undefined) complain(terminal, `${file}: ${problem}`);
  return problem === undefined ? { name: file, text } : undefined;
}

async function fromFiles(first: string, second: string, terminal: Terminal): Promise<Pair[] | undefined> {
  const [before, after] = [await readVersion(first, terminal), await readVersion(second, terminal)];
  return before && after && [{ before, after, options: {} }];
}

async function fromHost([host = '', vm = '', file]: readonly string[], ask: AskOptions, terminal: Terminal): Promise<Pair[] | undefined> {
  const address = parseAddress(host);
  const answer = address.ok ? await readDefinitions(address.value, vm, ask) : address;
  if (!answer.ok) {
    const { message, remedy, detail } = answer.failure;
    terminal.complain(`virt-doctor: ${printable(message)}\n${printable(remedy)}\n${detail ? `${printable(detail.trim())}\n` : ''}`);
    return undefined;
  }
  const wanted = file === undefined ? undefined : await readVersion(file, terminal);
  return file !== undefined && !wanted ? undefined : pairsOf(answer.value, host, wanted, terminal);
}

/** What runs against what the next start uses, and that against the file. */
function pairsOf({ vm, persistent, running }: Definitions, host: string, wanted: Version | undefined, terminal: Terminal): Pair[] | undefined {
  const named = (text: { readonly text: string } | undefined, what: string): Version | undefined => text && { name: `${vm} on ${host}, ${what}`, text: text.text };
  const [now, next] = [named(running, 'running'), named(persistent, 'persistent')];
  const last = next ?? now;
  if (!last) {
    complain(terminal, `${host} gave no XML of ${vm}`);
    return undefined;
  }
  if (!now && !wanted) complain(terminal, `${vm} does not run on ${host}: there is only its persistent definition, and no file to hold it against`);
  return [
    ...(now && next ? [{ before: now, after: next, options: { before: 'libvirt', after: 'libvirt' } as const }] : []),
    ...(wanted ? [{ before: last, after: wanted, options: { before: 'libvirt', after: 'file' } as const }] : []),
  ];
}

/** Positions from 1. */
function asJson(comparisons: readonly Comparison[]): string {
  const toJson = ({ before, after, differences }: Comparison): object => {
    const [one, other] = [createLineIndex(before.text), createLineIndex(after.text)];
    const sideOf = (lines: typeof one, { span, value }: DifferenceSide): object => ({ ...(value !== undefined && { value }), ...regionOf(lines, span) });
    return {
      before: before.name, after: after.name,
      differences: differences.map((difference) => ({ ...difference, ...(difference.before && { before: sideOf(one, difference.before) }), ...(difference.after && { after: sideOf(other, difference.after) }) })),
    };
  };
  return `${JSON.stringify({ comparisons: comparisons.map(toJson) }, null, 2)}\n`;
}

const WHEN: Readonly<Record<Difference['apply']['when'], readonly [words: string, colour: Colour]>> = {
  live: ['can be applied live', 'green'], 'next-boot': ['with the next start', 'yellow'], 'new-vm': ['not for this VM', 'red'],
};

function asText({ before, after, differences }: Comparison, terminal: Terminal): string {
  const count = differences.length === 0 ? paint(terminal, 'green', 'no difference') : paint(terminal, 'yellow', `${differences.length} difference${differences.length === 1 ? '' : 's'}`);
  const lines = createLineIndex(after.text);
  const entries = differences.map((difference) => entry(difference, after.name, lines, terminal));
  return [`${printableName(before.name)} → ${printableLine(after.name)}: ${count}`, ...entries].join('\n').concat('\n');
}

function entry({ message, after, apply }: Difference, name: string, lines: ReturnType<typeof createLineIndex>, terminal: Terminal): string {
  const [words, colour] = WHEN[apply.when];
  const at = after && lines.positionAt(after.span.start);
  return [
    `  ${printableLine(message)} ${paint(terminal, colour, `[${words}]`)}`,
    ...(at ? [paint(terminal, 'grey', `      ${printableName(name)}:${at.line + 1}:${at.character + 1}`)] : []),
    ...(apply.operation === undefined ? [] : [`      changes: ${printableLine(apply.operation)}`]),
    `      ${printableLine(apply.how)}`,
  ].join('\n');
}
