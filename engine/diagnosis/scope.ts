import { descendants, text } from '../xml/query.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import type { Element } from '../xml/tree.ts';
import type { Bundle } from './cause.ts';
import { type History, historyOf, timeOf } from './history.ts';
import { logKind, type LogKind } from './log-kind.ts';

/** Logs that speak of all VMs of a host at once. */
const SHARED: ReadonlySet<LogKind> = new Set<LogKind>(['daemon', 'kernel', 'other']);

const TELLING = new Set(['file', 'dev', 'path', 'socket', 'address', 'uuid', 'volume']);
const MIN_LENGTH = 4;

/** Texts and times by which a log line can be told to speak of this VM or of another one. */
export interface Scope {
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** The VM runs or is paused, so what the daemon could not do for somebody else is not its trouble. */
  readonly active: boolean;
  /** No other VM of the host is active. */
  readonly alone: boolean;
  readonly history: History | undefined;
  /** It is known that QEMU has never been started for it. */
  readonly neverRan: boolean;
}

/** How much a line has to do with the VM: it may be why it fails, or it is of an earlier run, or of something that did not end the run. */
export type Standing = 'now' | 'aside';

/** What names the VM of a bundle, what names its neighbours on the host, and when it ran. */
export function scopeOf(bundle: Bundle, domain: Element | undefined): Scope {
  const own = new Set([bundle.vm ?? '', ...(domain ? namesIn(domain) : [])].filter((t) => t.length >= MIN_LENGTH));
  const name = bundle.vm ?? (domain && text([...descendants(domain)].find((e) => e.name === 'name')));
  const neighbours = (bundle.facts?.domains ?? []).filter((d) => d.name !== name);
  const others = new Set(neighbours.flatMap(namesOf).filter((t) => t.length >= MIN_LENGTH && !own.has(t)));
  const state = bundle.facts?.domains?.find((d) => d.name === name)?.state;
  const history = historyOf(bundle.logs);
  return {
    own: [...own], others: [...others], history, active: isActive(state), alone: !neighbours.some((d) => isActive(d.state)),
    neverRan: bundle.facts?.asker?.uid === 0 && !isActive(state) && !bundle.logs.some((log) => logKind(log.text) === 'qemu'),
  };
}

const isActive = (state: string | undefined): boolean => state !== undefined && state !== 'shut off' && state !== 'crashed' && state !== 'unknown';

const namesIn = (domain: Element): string[] => [...descendants(domain)].flatMap((e) => [
  ...(e.parent === domain && (e.name === 'name' || e.name === 'uuid') ? [text(e)] : []),
  ...e.attributes.filter((a) => TELLING.has(a.name)).map((a) => a.value),
]);

const namesOf = (d: NonNullable<HostFacts['domains']>[number]): string[] => [d.name, d.uuid ?? '', ...(d.disks ?? []), ...(d.macs ?? [])];

const isWordCharacter = (c: string | undefined): boolean => c !== undefined && /[\w./-]/.test(c);

function mentions(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    if (!isWordCharacter(line[at - 1]) && !isWordCharacter(line[at + word.length])) return true;
  }
  return false;
}

/** Undefined when a line has nothing to do with the VM: it speaks of a neighbour, of another time, or of nobody while others run too. */
export function standing(scope: Scope, kind: LogKind, line: string): Standing | undefined {
  if (!SHARED.has(kind)) return 'now';
  const at = timeOf(line);
  const isOwn = scope.own.some((word) => mentions(line, word));
  const isPast = at !== undefined && scope.history?.endedBefore !== undefined && at <= scope.history.endedBefore;
  if (scope.active) return ofActive(scope, kind, at, isOwn, isPast);
  if (!isOwn && scope.others.some((word) => mentions(line, word))) return undefined;
  if (!isOwn && kind === 'kernel' && OF_ONE_PROCESS.test(line) && !isWithin(scope, at)) return undefined;
  const isOverWell = scope.history?.endedWell === true && at !== undefined && at <= scope.history.ended!;
  return isPast || (isOverWell && !isOwn) ? 'aside' : 'now';
}

/** Nothing can have been fatal to what still runs; what failed since its start is told all the same. */
function ofActive({ alone, history }: Scope, kind: LogKind, at: number | undefined, isOwn: boolean, isPast: boolean): Standing | undefined {
  if (isPast) return undefined;
  // What bears no time was asked of the VM itself, as its state; or is its console.
  if (isOwn || (kind === 'other' && at === undefined)) return 'now';
  return alone && kind === 'daemon' && at !== undefined && history?.started !== undefined && at >= history.started ? 'aside' : undefined;
}

/** The kernel names the program and not the VM. */
const OF_ONE_PROCESS = /\bqemu-(?:system|kvm)|\bCPU \d{1,4}\/KVM\b/;

/** Before QEMU is started libvirt prepares, and after its end the kernel tidies up. */
const EARLIER_MS = 5_000;
const LATER_MS = 30_000;

/** Whether something may have happened to the last run; it may, as long as a time is not known. */
function isWithin({ history, neverRan }: Scope, at: number | undefined): boolean {
  if (neverRan) return false;
  if (at === undefined || history === undefined) return true;
  const from = history.started ?? history.ended ?? -Infinity;
  return at >= from - EARLIER_MS && at <= (history.ended ?? Infinity) + LATER_MS;
}
