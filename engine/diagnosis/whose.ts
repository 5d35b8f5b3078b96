import { machinesNamed, mayMean } from '../log/machine-names.ts';
import { timeOf } from './history.ts';
import type { LogKind } from './log-kind.ts';
import type { Said, Scope } from './scope.ts';

/** Whom a record of a log is about, by what it names. */
export type Whose = 'own' | 'other' | 'nobody';

/** Logs that speak of all VMs of a host at once. */
const SHARED: ReadonlySet<LogKind> = new Set<LogKind>(['daemon', 'kernel', 'other']);
export const isShared = (kind: LogKind): boolean => SHARED.has(kind);

const isWordCharacter = (c: string | undefined): boolean => c !== undefined && /[\w./-]/.test(c);
const isMark = (c: string | undefined): boolean => c !== undefined && /['"‘’“”/=,()<>[\]]/.test(c);

/** Whether a line holds a name. One of letters alone could be a word of any message, so it has to stand in quotes, a path or the like. */
function mentions(line: string, name: string): boolean {
  const isWord = /^[a-z]+$/i.test(name);
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    const [before, after] = [line[at - 1], line[at + name.length]];
    if (isWord ? isMark(before) && isMark(after) : !isWordCharacter(before) && !isWordCharacter(after)) return true;
  }
  return false;
}

/** What a record names: this VM, a neighbour – whether or not anybody knows that one – or nobody. */
export function whose(scope: Scope, kind: LogKind, line: string): Whose {
  const { own, others, identity } = scope;
  if (!isShared(kind) || own.some((word) => mentions(line, word))) return 'own';
  if (others.some((word) => mentions(line, word))) return 'other';
  const named = identity === undefined ? [] : machinesNamed(line);
  if (named.length > 0) return named.some((machine) => mayMean(machine, identity!.name, identity!.uuid)) ? 'own' : 'other';
  return kind === 'daemon' && isOutputOfAnother(line, scope) ? 'other' : 'nobody';
}

const QUOTES_OUTPUT = /(?:process exited while connecting to monitor|unexpectedly closed the monitor)[^:\n]{0,300}: ([^\r\n]{8,200})/i;

/** libvirt repeats what QEMU wrote; when this VM's log, which reaches as far, does not hold it, another QEMU wrote it. */
function isOutputOfAnother(line: string, { history, output, neverRan }: Scope): boolean {
  const words = QUOTES_OUTPUT.exec(line)?.[1];
  if (words === undefined || neverRan) return words !== undefined;
  const at = timeOf(line);
  if (at === undefined || history === undefined || output.includes(words.trim())) return false;
  return at >= history.first || (history.failed && history.started === undefined);
}

/** The daemon's thread and the time of a record, where a record tells both. */
const THREAD = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}[+-]\d{4}): (\d{1,10}): /;
const ONE_MOMENT_MS = 50;

/** What a thread of the daemon says within a moment is about one operation: who is named once is meant by what stands beside it. */
export function shareNames<T extends Said>(records: readonly T[]): readonly T[] {
  const said = records.map((record) => threadOf(record));
  return records.map((record, i) => {
    const own = said[i];
    if (record.whose !== 'nobody' || !own) return record;
    const beside = [i - 1, i + 1].find((n) => said[n]?.thread === own.thread && Math.abs(said[n].at - own.at) <= ONE_MOMENT_MS && records[n]!.whose !== 'nobody');
    return beside === undefined ? record : { ...record, whose: records[beside]!.whose };
  });
}

function threadOf({ kind, text: line }: Said): { readonly thread: string; readonly at: number } | undefined {
  const found = kind === 'daemon' ? THREAD.exec(line) : null;
  const at = found && timeOf(line);
  return found && at !== null && at !== undefined ? { thread: found[2]!, at } : undefined;
}
