import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, fchmodSync, fchownSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, statSync, unlinkSync, writeFileSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reason } from './reason.ts';

const same = (a: BigIntStats, b: BigIntStats): boolean => a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs;

/**
 * Gives a file that was read as `before` the text `after`: whole or not at all, with its mode and owner, through a symbolic link to
 * the file itself. Returns why it did not; then the file is as it was.
 */
export function replaceFile(path: string, before: string, after: string): string | undefined {
  try {
    const file = realpathSync(path);
    const stats = statSync(file, { bigint: true });
    if (!stats.isFile()) return 'it is no regular file';
    if (stats.nlink > 1n) return 'it has several hard links, and only one of them would change';
    accessSync(file, constants.W_OK);
    if (!readFileSync(file).equals(Buffer.from(before, 'utf8'))) return before.includes('\ufffd') ? 'it is not UTF-8' : 'it changed meanwhile';
    return swap(file, stats, after);
  } catch (error) {
    return reason(error);
  }
}

/** Beside the file, so that both are on one file system; `wx` follows no link that somebody else put there. */
function swap(file: string, stats: BigIntStats, text: string): string | undefined {
  const draft = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomBytes(8).toString('hex')}`);
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    try {
      writeFileSync(descriptor, text);
      keepOwner(descriptor, stats);
      fchmodSync(descriptor, Number(stats.mode & 0o7777n));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (!same(stats, statSync(file, { bigint: true }))) throw new Error('it changed meanwhile');
    renameSync(draft, file);
    return undefined;
  } catch (error) {
    unlinkSync(draft);
    return reason(error);
  }
}

function keepOwner(descriptor: number, { uid, gid }: BigIntStats): void {
  if (process.getuid?.() === Number(uid) && process.getgid?.() === Number(gid)) return;
  try {
    if (process.getuid) fchownSync(descriptor, Number(uid), Number(gid));
  } catch {
    throw new Error('its owner and group could not be kept');
  }
}
