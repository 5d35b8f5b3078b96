import { child, descendants, text } from '../xml/query.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import type { Element } from '../xml/tree.ts';
import type { Bundle } from './cause.ts';
import { type History, historyOf } from './history.ts';
import { logKind, type LogKind } from './log-kind.ts';
import type { Pointed } from './point.ts';
import { isShared, type Whose } from './whose.ts';

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
  /** Whether the host has other VMs; undefined when that is not known. */
  readonly neighbours: boolean | undefined;
  readonly history: History | undefined;
  /** When it failed last, as the logs tell; what is much older is of an earlier attempt. */
  readonly failedAt?: number | undefined;
  readonly identity: Identity | undefined;
  readonly domain: Element | undefined;
  /** What QEMU wrote itself, as its logs have it. */
  readonly output: string;
  /** It is known that QEMU has never been started for it. */
  readonly neverRan: boolean;
}

/** What a VM is called. */
export interface Identity {
  readonly name: string;
  readonly uuid: string | undefined;
}

/** How much a line has to do with the VM, most first: it may be why it fails, or it did not end the run, or it is of an earlier run. */
export const standings = ['now', 'aside', 'past'] as const;
export type Standing = (typeof standings)[number];

/** What names the VM of a bundle, what names its neighbours on the host, and when it ran. */
export function scopeOf(bundle: Bundle, domain: Element | undefined): Scope {
  const own = new Set([bundle.vm ?? '', ...(domain ? namesIn(domain) : [])].filter((t) => t.length >= MIN_LENGTH));
  const name = bundle.vm ?? (domain && text(child(domain, 'name')));
  const neighbours = (bundle.facts?.domains ?? []).filter((d) => d.name !== name);
  const others = new Set(neighbours.flatMap(namesOf).filter((t) => t.length >= MIN_LENGTH && !own.has(t)));
  const state = bundle.facts?.domains?.find((d) => d.name === name)?.state ?? stateIn(bundle.logs);
  const history = historyOf(bundle.logs);
  return {
    own: [...own], others: [...others], history, domain, active: isActive(state), alone: !neighbours.some((d) => isActive(d.state)),
    neighbours: bundle.facts?.domains && neighbours.length > 0,
    identity: name === undefined || name === '' ? undefined : { name, uuid: bundle.facts?.domains?.find((d) => d.name === name)?.uuid ?? uuidOf(domain) },
    output: bundle.logs.filter(({ text: log }) => logKind(log) === 'qemu').map(({ text: log }) => log).join('\n'),
    neverRan: bundle.facts?.asker?.uid === 0 && !isActive(state) && !bundle.logs.some((log) => logKind(log.text) === 'qemu'),
  };
}

const uuidOf = (domain: Element | undefined): string | undefined => text(child(domain, 'uuid')).trim() || undefined;

/** What `virsh domstate` or `virsh dominfo` answered, where it is among the texts. */
const STATE = /^(?:State: {1,20})?(running|idle|paused|in shutdown|shut off|crashed|pmsuspended)(?: \([\w /-]{1,40}\))?[ \t\r]*$/m;

const stateIn = (logs: Bundle['logs']): string | undefined =>
  logs.flatMap(({ text: answer }) => (answer.length < MOST_ANSWER && logKind(answer) === 'other' ? STATE.exec(answer)?.[1] ?? [] : [])).at(-1);

const MOST_ANSWER = 4096;

const isActive = (state: string | undefined): boolean => state !== undefined && state !== 'shut off' && state !== 'crashed' && state !== 'unknown';

const namesIn = (domain: Element): string[] => [...descendants(domain)].flatMap((e) => [
  ...(e.parent === domain && (e.name === 'name' || e.name === 'uuid') ? [text(e)] : []),
  ...e.attributes.filter((a) => TELLING.has(a.name)).map((a) => a.value),
]);

const namesOf = (d: NonNullable<HostFacts['domains']>[number]): string[] => [d.name, d.uuid ?? '', ...(d.disks ?? []), ...(d.macs ?? [])];

/** A record of a log, as far as it tells whom it is about. */
export interface Said {
  readonly kind: LogKind;
  readonly text: string;
  /** When it was said, in milliseconds since 1970. */
  readonly at: number | undefined;
  readonly whose: Whose;
  /** Where its meaning points in the XML. */
  readonly pointed: Pointed | undefined;
  /** It is what a guest says, not its host. */
  readonly ofGuest: boolean;
  /** It names something that the VM has, or says what is wrong with its XML. */
  readonly isTied: boolean;
  /** The XML alone would tell if this were wrong with it, and does not. */
  readonly unfounded: boolean;
}

/**
 * Undefined when a record has nothing to do with the VM: it speaks of a neighbour, of another time, of what this VM does not have, or of
 * nobody while others run too. `crowded`: the logs are known to speak of other VMs.
 */
export function standing(scope: Scope, said: Said, crowded: boolean): Standing | 'other' | undefined {
  const { kind, text: line, at, whose: who } = said;
  const isPast = at !== undefined && isOvercome(scope, at);
  if (!isShared(kind)) return isPast ? 'past' : 'now';
  const isOwn = who === 'own';
  const doubt = isOwn || scope.neighbours === false || kind !== 'daemon' ? 0 : doubts(scope, said, crowded);
  if (who === 'other' || doubt > 1) return 'other';
  if (scope.active) return ofActive(scope, said, at, isOwn, isPast);
  if (!isOwn && kind === 'kernel' && OF_ONE_PROCESS.test(line) && !isWithin(scope, at)) return undefined;
  const isOverWell = scope.history?.endedWell === true && at !== undefined && at <= scope.history.ended!;
  return isPast ? 'past' : (isOverWell && !isOwn) || doubt > 0 ? 'aside' : 'now';
}

/** A run has ended or begun since, or it has failed anew: the cause of that is sought. */
function isOvercome({ history, failedAt, active }: Scope, at: number): boolean {
  const { endedBefore = -Infinity, started = -Infinity } = history ?? {};
  return at <= endedBefore || at < started - PREPARES_MS || (!active && failedAt !== undefined && at < failedAt - PREPARES_MS);
}

/** How much speaks against a record that names nobody being about this VM: it was at another time, or it is about what this VM does not have. */
function doubts({ history }: Scope, { at, pointed, unfounded, isTied }: Said, crowded: boolean): number {
  const elsewhen = history && at !== undefined && isElsewhen(history, at, isTied) ? 1 : 0;
  // As long as nothing tells of other VMs, the XML may have been another one.
  if (!crowded && elsewhen === 0) return 0;
  return elsewhen + (pointed?.lacks === undefined ? Number(unfounded) : pointed.lacks === 'element' && crowded ? 2 : 1);
}

/** Before it starts QEMU libvirt prepares for a while; what it gives up for it says right before it gives up. */
const PREPARES_MS = 30_000;
const GIVES_UP_MS = 5_000;
const JUMBLED_MS = 100;

/** What fits may have been another attempt after the last one that the VM's own log tells of: libvirt refuses much before it writes there. */
function isElsewhen({ started, ended, failed }: History, at: number, fits: boolean): boolean {
  const from = failed ? ended! - GIVES_UP_MS : (started ?? ended ?? -Infinity) - PREPARES_MS;
  return at < from || (!fits && ended !== undefined && at > ended + JUMBLED_MS);
}

/** Nothing can have been fatal to what still runs; what failed since its start is told all the same. */
function ofActive({ alone, history }: Scope, { kind, ofGuest }: Said, at: number | undefined, isOwn: boolean, isPast: boolean): Standing | undefined {
  if (isPast) return undefined;
  // What bears no time was asked of the VM itself, as its state; or is its console.
  if (isOwn || ((kind === 'other' || ofGuest) && at === undefined)) return 'now';
  return alone && kind === 'daemon' && at !== undefined && history?.started !== undefined && at >= history.started - PREPARES_MS ? 'aside' : undefined;
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
