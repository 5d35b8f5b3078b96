import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import type { Script } from 'node:vm';
import * as zlib from 'node:zlib';

/**
 * What V8 made of our programs, kept in the user's own cache folder: reading it takes a fraction of compiling anew. V8 believes what it
 * reads, so it is taken only from a folder that nobody else can write to, and only whole.
 */
export interface CodeCache {
  /** Undefined when there is none that is sound. */
  read(name: string): Buffer | undefined;
  /** Keeps the code of a script for the next start. Never throws: without it things are slower, no more. */
  write(name: string, script: Script): void;
}

/** Node has it since 20.15; without it nothing is kept. */
const crc32 = (zlib as { readonly crc32?: (bytes: Uint8Array) => number }).crc32;
const SUM_BYTES = 4;
/** Of other versions, which nobody starts any more. */
const MOST_DAYS = 30;

/** The cache of who runs this process; undefined where none can be had, or is not wanted. */
export function openCodeCache(env: NodeJS.ProcessEnv): CodeCache | undefined {
  const folder = env['NODE_DISABLE_COMPILE_CACHE'] || crc32 === undefined ? undefined : usualFolder(env);
  if (folder === undefined) return undefined;
  // Another V8 has other code, and so has the same one on another processor or under other flags.
  const tag = cachedDataVersionTag();
  const pathOf = (name: string): string => join(folder, `${name}-${tag.toString(36)}`);
  return {
    read(name) {
      try {
        return isOwn(folder) ? soundCode(pathOf(name)) : undefined;
      } catch {
        return undefined;
      }
    },
    write(name, script) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (cachedDataVersionTag() !== tag) restoreFlags();
        if (cachedDataVersionTag() !== tag || !isOwn(folder)) return;
        put(pathOf(name), script.createCachedData());
        removeOld(folder);
      } catch {
        // The disk may be full, the folder another's: the next start is as slow as this one.
      }
    },
  };
}

/** Who reads meanwhile has the whole of what was there before, or of this. */
function put(path: string, code: Buffer): void {
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(crc32!(code));
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([code, sum]), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function usualFolder(env: NodeJS.ProcessEnv): string | undefined {
  // There, who may write to a folder is not told by its mode.
  if (process.platform === 'win32') return undefined;
  const { XDG_CACHE_HOME: named } = env;
  if (named !== undefined && isAbsolute(named)) return join(named, 'virt-doctor');
  try {
    return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'virt-doctor');
  } catch {
    return undefined;
  }
}

const WRITABLE_BY_OTHERS = 0o022;

/** Root with somebody's home, as with sudo, does not run what that one may have left there. */
function isOwn(folder: string): boolean {
  const stats = lstatSync(folder);
  return stats.isDirectory() && stats.uid === process.geteuid?.() && (stats.mode & WRITABLE_BY_OTHERS) === 0;
}

function soundCode(path: string): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.uid !== process.geteuid?.() || (stats.mode & WRITABLE_BY_OTHERS) !== 0) return undefined;
    const bytes = readFileSync(file);
    const code = bytes.subarray(0, Math.max(0, bytes.length - SUM_BYTES));
    return bytes.length > SUM_BYTES && bytes.readUInt32LE(code.length) === crc32!(code) ? code : undefined;
  } finally {
    closeSync(file);
  }
}

/** What explain/explain-log.ts changes on the way; the last is changed by another. */
const restoreFlags = (): void => { setFlagsFromString('--semi-space-growth-factor=2 --no-optimize-for-size --max-semi-space-size=0'); };

function removeOld(folder: string): void {
  const oldest = Date.now() - MOST_DAYS * 24 * 60 * 60 * 1000;
  for (const name of readdirSync(folder)) if (statSync(join(folder, name)).mtimeMs < oldest) rmSync(join(folder, name), { force: true });
}
