import { firstCause, tally, type HostReport, type Tally, type VmReport } from '../hosts/host-report.ts';
import { table } from '../table.ts';
import { paint, printableLine, type Terminal } from '../terminal.ts';

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** One row a machine, or one a host without any: host, machine, state, what was found. */
function rowsOf({ host, failure, vms, running, left }: HostReport): string[][] {
  if (failure) return [[host, '', '', failure.message]];
  const rest = left > 0 ? [[host, '', '', `${counted(left, 'machine')} not looked into`]] : [];
  if (vms.length === 0 && left === 0) return [[host, '', '', running > 0 ? `all ${counted(running, 'machine')} run` : 'nothing to look into']];
  return [...vms.map((vm) => [host, vm.vm, vm.state, found(vm)]), ...rest];
}

function found(vm: VmReport): string {
  const cause = firstCause(vm);
  if (vm.failure) return vm.failure.message;
  return cause ? `${cause.message} [${cause.id}]` : 'no known cause';
}

function sentence({ hosts, unanswered, vms, withCause, left }: Tally): string {
  return [counted(hosts, 'host'), ...(unanswered > 0 ? [`${unanswered} without an answer`] : []), `${counted(vms, 'machine')} diagnosed`, `${withCause} with a cause`, ...(left > 0 ? [`${left} not looked into`] : [])].join(', ');
}

const MAX_CELL = 160;
const short = (text: string): string => (text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text);

/** For people at a terminal: a table, what to do about each cause, and a sum. */
export function hostsText(reports: readonly HostReport[], terminal: Pick<Terminal, 'colour'>): string {
  const rows = reports.flatMap(rowsOf).map((row) => row.map((cell) => printableLine(short(cell))));
  const [head, ...body] = table([['HOST', 'VM', 'STATE', 'WHAT'], ...rows]);
  return [paint(terminal, 'bold', head!), ...body, ...remedies(reports), '', `${sentence(tally(reports))}`, ''].join('\n');
}

/** Each remedy once, with whom it concerns. */
function remedies(reports: readonly HostReport[]): string[] {
  const concerned = new Map<string, string[]>();
  for (const { host, failure, vms } of reports) {
    const told = [...(failure ? [[failure.remedy, host] as const] : []), ...vms.flatMap((vm) => {
      const remedy = vm.failure?.remedy ?? firstCause(vm)?.remedy;
      return remedy === undefined ? [] : [[remedy, `${vm.vm} on ${host}`] as const];
    })];
    for (const [remedy, who] of told) concerned.set(remedy, [...concerned.get(remedy) ?? [], who]);
  }
  return [...concerned].flatMap(([remedy, who]) => ['', `${printableLine(names(who))}:`, `  ${printableLine(remedy)}`]);
}

const MAX_NAMES = 10;
const names = (who: readonly string[]): string => `${who.slice(0, MAX_NAMES).join(', ')}${who.length > MAX_NAMES ? ` and ${who.length - MAX_NAMES} more` : ''}`;

/** Everything that Markdown or HTML could read is escaped: what hosts say stays a text in the ticket. */
const cell = (text: string): string => printableLine(short(text)).replace(/[\\`*_{}[\]()#+!|<>&~@:-]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A table for a ticket. */
export function hostsMarkdown(reports: readonly HostReport[]): string {
  const rows = reports.flatMap(rowsOf).map((row) => `| ${row.map(cell).join(' | ')} |`);
  return ['| Host | VM | State | What |', '|---|---|---|---|', ...rows, '', `${sentence(tally(reports))}.`, ''].join('\n');
}

/** One object a host. */
export const hostJson = ({ host, failure, vms, running, left, milliseconds }: HostReport): object => ({
  host, ok: !failure, milliseconds,
  ...(failure ? { failure } : { running, notLookedInto: left, vms: vms.map(vmJson) }),
});

const vmJson = ({ vm, state, failure, diagnosis }: VmReport): object => ({
  vm, state, ...(failure ? { failure } : {
    causes: (diagnosis?.causes ?? []).map((cause) => ({
      id: cause.id, category: cause.category, severity: cause.severity, confidence: cause.confidence, message: cause.message, remedy: cause.remedy,
      element: cause.element?.xpath ?? null, evidence: cause.evidence.map(({ file, line }) => ({ file, line: line + 1 })),
    })),
  }),
});

export const hostsJson = (reports: readonly HostReport[]): string => `${JSON.stringify({ summary: tally(reports), hosts: reports.map(hostJson) }, null, 2)}\n`;
