import type { HostFacts } from '../facts/host-facts.ts';
import { descendants, text } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';
import type { Bundle } from './cause.ts';
import type { LogKind } from './log-kind.ts';

/** Logs that speak of all VMs of a host at once. */
const SHARED: ReadonlySet<LogKind> = new Set<LogKind>(['daemon', 'kernel', 'other']);

const TELLING = new Set(['file', 'dev', 'path', 'socket', 'address', 'uuid', 'volume']);
const MIN_LENGTH = 4;

/** Texts by which a log line can be told to speak of this VM or of another one. */
export interface Scope {
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** The VM runs, so what the daemon could not do for somebody else is not its trouble. */
  readonly running: boolean;
}

/** What names the VM of a bundle, and what names its neighbours on the host. */
export function scopeOf(bundle: Bundle, domain: Element | undefined): Scope {
  const own = new Set([bundle.vm ?? '', ...(domain ? namesIn(domain) : [])].filter((t) => t.length >= MIN_LENGTH));
  const name = bundle.vm ?? (domain && text([...descendants(domain)].find((e) => e.name === 'name')));
  const neighbours = (bundle.facts?.domains ?? []).filter((d) => d.name !== name);
  const others = new Set(neighbours.flatMap(namesOf).filter((t) => t.length >= MIN_LENGTH && !own.has(t)));
  const state = bundle.facts?.domains?.find((d) => d.name === name)?.state;
  return { own: [...own], others: [...others], running: state === 'running' };
}

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

/** False when the line of a shared log speaks of a neighbour, or, while this VM runs, of nobody in particular. */
export function concerns(scope: Scope, kind: LogKind, line: string): boolean {
  if (!SHARED.has(kind) || scope.own.some((word) => mentions(line, word))) return true;
  return !scope.running && !scope.others.some((word) => mentions(line, word));
}
