import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** `vm.log.2`, `vm.log.2.gz`, `vm.log-20260314`, `vm.log-20260314-1700000000.xz`. */
const SUFFIX = /^(?:\.(?<number>\d{1,4})|-(?<date>\d{8}(?:-\d{1,12})?))(?:\.[gx]z)?$/;

/** A log and what logrotate or virtlogd made of its earlier parts, the oldest first. */
export function withRotated(path: string): string[] {
  if (path === '-') return [path];
  const name = basename(path);
  let names: string[];
  try {
    names = readdirSync(dirname(path));
  } catch {
    return [path];
  }
  const parts = names.flatMap((other) => {
    const groups = other.startsWith(name) ? SUFFIX.exec(other.slice(name.length))?.groups : undefined;
    if (!groups) return [];
    // The higher the number, the older; dates are older than numbers, for they are of the past.
    return [{ other, date: groups['date'] ?? '99999999', number: Number(groups['number'] ?? 0) }];
  });
  parts.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : b.number - a.number));
  return [...parts.map(({ other }) => join(dirname(path), other)), path];
}
