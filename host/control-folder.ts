import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The shortest limit of a socket's path among systems with OpenSSH (macOS), less what ssh adds: /, 8 + 40 letters, `.` and 16 random ones. */
const MAX_FOLDER = 104 - 1 - 8 - 40 - 17 - 1;

function isPrivate(folder: string, uid: number): boolean {
  try {
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
  } catch {
    return false;
  }
}

function makePrivate(folder: string, uid: number): string | undefined {
  if (folder.length > MAX_FOLDER) return undefined;
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It is there already, or cannot be made: the check below tells.
  }
  return isPrivate(folder, uid) ? folder : undefined;
}

/** A folder of the user's own with a path short enough for a socket, or undefined where there can be none. */
function controlFolder(): string | undefined {
  const uid = process.getuid?.();
  if (uid === undefined) return undefined;
  const runtime = process.env.XDG_RUNTIME_DIR;
  const own = runtime !== undefined && runtime.startsWith('/') && isPrivate(runtime, uid) ? makePrivate(join(runtime, 'virt-doctor'), uid) : undefined;
  return own ?? makePrivate(`/tmp/virt-doctor-${uid}`, uid);
}

/**
 * The ControlPath for connections that several questions share, or undefined where the platform has none (Windows) or no
 * private folder can be had. `way` is what besides ssh's own %C tells connections apart: the program and its configuration.
 */
export function controlPath(way: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const folder = controlFolder();
  return folder && join(folder, `${createHash('sha256').update(way).digest('hex').slice(0, 8)}%C`);
}
