import { createLineIndex, type Fit, type HostFit, type LineIndex, type Obstacle, type Obstruction } from '../../../engine/index.ts';
import { table } from '../table.ts';
import { paint, printableLine, printableName, type Terminal } from '../terminal.ts';

/** More columns than this are no table any more; JSON has them all. */
const MAX_COLUMNS = 20;
const SIGNS: Readonly<Record<Obstruction, string>> = { error: 'E', warning: 'w', unknown: '?', none: '.' };

/** The matrix of hosts and obstacles, then what each obstacle is: for people. */
export function fitText(file: string, text: string, { hosts, obstacles }: Fit, terminal: Pick<Terminal, 'colour'>): string {
  const lines = createLineIndex(text);
  const shown = obstacles.slice(0, MAX_COLUMNS);
  const fitting = hosts.filter((host) => host.fits).length;
  const verdict = fitting === 0 ? paint(terminal, 'red', `fits none of ${countOf(hosts.length, 'host')}`) : paint(terminal, 'green', `fits ${fitting} of ${countOf(hosts.length, 'host')}`);
  return [
    `${printableName(file)}: ${verdict}`, '', ...matrix(hosts, shown, terminal),
    ...shown.flatMap((obstacle, i) => ['', ...legend(`${i + 1}`, obstacle, hosts, file, lines, terminal)]),
    ...(obstacles.length > shown.length ? ['', `and ${obstacles.length - shown.length} more, which --format json lists`] : []),
    ...unjudged(hosts), '',
  ].join('\n');
}

function matrix(hosts: readonly HostFit[], obstacles: readonly Obstacle[], terminal: Pick<Terminal, 'colour'>): string[] {
  const head = ['HOST', 'FITS', 'ERRORS', 'WARNINGS', 'NOT JUDGED', 'FREE MEMORY', ...obstacles.map((_, i) => `${i + 1}`)];
  const rows = hosts.map((host, h) => [
    printableLine(host.name), host.fits ? 'yes' : 'no', `${host.blockers.length}`, `${host.risks.length}`, `${host.skipped.length}`, memory(host.freeKiB),
    ...obstacles.map(({ cells }) => SIGNS[cells[h]!.is]),
  ]);
  const [titles, ...body] = table([head, ...rows], head.map((_, i) => i).slice(2));
  return [paint(terminal, 'bold', titles!), ...body.map((line, h) => (hosts[h]!.fits ? line : paint(terminal, 'red', line)))];
}

const memory = (kib: number | undefined): string => (kib === undefined ? 'unknown' : kib < 1024 * 1024 ? `${Math.floor(kib / 1024)} MiB` : `${(kib / 1024 / 1024).toFixed(1)} GiB`);
const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What hosts say in the same words is said once. */
function legend(number: string, { code, severity, span, cells }: Obstacle, hosts: readonly HostFit[], file: string, lines: LineIndex, terminal: Pick<Terminal, 'colour'>): string[] {
  const { line, character } = lines.positionAt(span.start);
  const said = new Map<string, string[]>();
  cells.forEach(({ message }, h) => {
    if (message !== undefined) said.set(message, [...(said.get(message) ?? []), hosts[h]!.name]);
  });
  const who = (names: readonly string[]): string => (names.length === hosts.length && hosts.length > 1 ? 'all hosts' : names.join(', '));
  return [
    `${number}  ${paint(terminal, severity === 'error' ? 'red' : 'yellow', severity)} [${code}] ${printableLine(file)}:${line + 1}:${character + 1}`,
    ...[...said].map(([message, names]) => `   ${printableLine(who(names))}: ${printableLine(message)}`),
  ];
}

/** Hosts that lack facts, with the facts: a host may only seem to fit. */
function unjudged(hosts: readonly HostFit[]): string[] {
  const lacking = hosts.filter((host) => host.skipped.length > 0);
  if (lacking.length === 0) return [];
  return ['', ...lacking.map(({ name, skipped }) =>
    `${printableLine(name)}: ${countOf(skipped.length, 'rule')} not judged; its snapshot lacks ${[...new Set(skipped.flatMap(({ needs }) => needs))].sort().join(', ')}`)];
}
