import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { reason } from './reason.ts';

/** A file to work on, or an argument that leads to none and why. `-` is standard input. */
export interface FoundPath {
  readonly path: string;
  readonly problem?: string;
}

export interface PathOptions {
  /** Files, folders, globs. */
  readonly paths: readonly string[];
  /** A file with more of them, one a line. */
  readonly filesFrom: string | undefined;
  /** The endings of files that are looked for in folders. */
  readonly endings: readonly string[];
  /** Globs of what is left out, compared with the path from here and with the name. */
  readonly exclude?: readonly string[];
}

/** The path from `folder` with `/`, for a file below it; else as an absolute one. `-` stays. */
export function relativePath(file: string, folder: string): string {
  if (file === '-') return 'stdin';
  const path = relative(folder, resolve(folder, file));
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? resolve(folder, file) : path.split(sep).join('/');
}

type Wanted = (path: string) => boolean;

/** The files that the arguments mean, each once, in the order of the arguments and of the names below; found while they are asked for. */
export function* findPaths({ paths, filesFrom, endings, exclude = [] }: PathOptions): Generator<FoundPath> {
  const isExcluded = exclude.length === 0 ? () => false : excludes(exclude);
  const seen = new Set<string>();
  for (const path of [...paths, ...(filesFrom === undefined ? [] : readList(filesFrom))]) {
    for (const found of expand(path, (file) => endings.some((ending) => file.endsWith(ending)), isExcluded)) {
      const key = found.path === '-' ? '-' : resolve(found.path);
      if (seen.has(key)) continue;
      seen.add(key);
      yield found;
    }
  }
}

const readList = (file: string): string[] => readFileSync(file === '-' ? 0 : file, 'utf8').split('\n').map((line) => line.replace(/\r$/, '')).filter((line) => line !== '');

function excludes(globs: readonly string[]): Wanted {
  const whole = picomatch([...globs], { dot: true });
  const name = picomatch([...globs], { dot: true, basename: true });
  return (path) => {
    const here = relativePath(path, process.cwd());
    return whole(here) || name(here);
  };
}

function* expand(path: string, isWanted: Wanted, isExcluded: Wanted): Generator<FoundPath> {
  if (path === '-') return yield { path };
  let problem: string;
  try {
    if (!statSync(path).isDirectory()) return yield { path };
    return yield* below(path, isWanted, isExcluded, Infinity);
  } catch (error) {
    problem = reason(error);
  }
  const { base, glob, isGlob } = picomatch.scan(path.split(sep).join('/'));
  if (!isGlob) return yield { path, problem };
  yield* matching(path, base, glob, isExcluded);
}

function* matching(pattern: string, base: string, glob: string, isExcluded: Wanted): Generator<FoundPath> {
  const matches = picomatch(glob, { dot: /(?:^|\/)\./.test(glob) });
  const depth = glob.includes('**') ? Infinity : glob.split('/').length;
  const from = base === '' ? '.' : base;
  const isWanted: Wanted = (file) => matches(relative(from, file).split(sep).join('/'));
  let count = 0;
  for (const found of below(from, isWanted, isExcluded, depth)) {
    if (found.problem === undefined || count > 0 || found.path !== from) yield found;
    count++;
  }
  if (count === 0) yield { path: pattern, problem: 'no file matches' };
}

/** The wanted files below a folder in order of their names. Symbolic links are not followed, so it ends; hidden folders and node_modules are left out. */
function* below(folder: string, isWanted: Wanted, isExcluded: Wanted, depth: number): Generator<FoundPath> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return yield { path: folder, problem: reason(error) };
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) {
      if (depth > 1 && entry.name !== 'node_modules' && !entry.name.startsWith('.') && !isExcluded(path)) yield* below(path, isWanted, isExcluded, depth - 1);
    } else if (entry.isFile() && isWanted(path) && !isExcluded(path)) yield { path };
  }
}
