import { type FileHandle, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createGathering, type Gathering } from './gather.ts';
import { listFolder, openToRead, readAt } from './read-file.ts';
import { ENOUGH_TO_TELL, isArchive, isPacked, readPacked } from './tar-archive.ts';

const HEAD = 64 * 1024;
const TAIL = 8 * 1024 * 1024;
const MAX_DEPTH = 16;

/** A file's beginning, which tells its kind, and of a large one its end. */
async function readFileInto(file: FileHandle, size: number, head: Buffer, name: string, gathering: Gathering): Promise<void> {
  const sink = gathering.file(name);
  sink.write(head);
  let at = Math.max(head.length, size - TAIL - HEAD);
  while (at < size && sink.wants) {
    const piece = await readAt(file, at, Math.min(1024 * 1024, size - at));
    if (piece.length === 0) break;
    sink.write(piece);
    at += piece.length;
  }
  sink.end();
}

/** `unfold`: archives are opened; those within folders are left packed. */
async function readOne(path: string, name: string, unfold: boolean, gathering: Gathering): Promise<void> {
  const file = await openToRead(path);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('it is no regular file');
    const head = await readAt(file, 0, Math.min(found.size, HEAD));
    if (unfold && isPacked(head)) await readPacked(file.createReadStream({ start: 0, autoClose: false }), name, gathering);
    else await readFileInto(file, found.size, head, name, gathering);
  } finally {
    await file.close();
  }
}

async function readFolder(folder: string, name: string, depth: number, gathering: Gathering): Promise<void> {
  const { files, folders } = await listFolder(folder);
  for (const file of files) {
    if (gathering.isFull) return;
    // Rights that a file lacks are no reason to do without the others.
    await readOne(join(folder, file), `${name}${file}`, false, gathering).catch(() => gathering.note(`${name}${file} could not be read.`));
  }
  if (depth >= MAX_DEPTH) return;
  for (const inner of folders) await readFolder(join(folder, inner), `${name}${inner}/`, depth + 1, gathering).catch(() => gathering.note(`${name}${inner} could not be read.`));
}

/** Thrown when the reader's signal fires. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  override readonly message = 'it was cancelled';
}

/** All evidence in folders, archives and files. Throws what the file system says of a path that was named, and `CancelledError`. */
export async function gatherEvidence(paths: readonly string[], signal?: AbortSignal): Promise<Gathering> {
  const gathering = createGathering(signal);
  for (const path of paths) {
    const real = await realpath(path);
    if ((await stat(real)).isDirectory()) await readFolder(real, '', 0, gathering);
    else await readOne(real, basename(path), true, gathering);
    if (signal?.aborted) throw new CancelledError();
  }
  return gathering;
}

async function isOwnBundle(path: string): Promise<boolean> {
  if ((await stat(path)).isDirectory()) return true;
  const file = await openToRead(await realpath(path));
  try {
    if (!(await file.stat()).isFile()) return true;
    const head = await readAt(file, 0, ENOUGH_TO_TELL);
    return isPacked(head) && await isArchive(head);
  } finally {
    await file.close();
  }
}

/** What belongs together of paths that were named: each folder and each archive is a bundle of its own, single files are one together. */
export async function groupEvidence(paths: readonly string[]): Promise<string[][]> {
  const groups: string[][] = [];
  let files: string[] | undefined;
  for (const path of paths) {
    // What cannot be read is a group, so that its reader says why and the others go on.
    if (await isOwnBundle(path).catch(() => true)) groups.push([path]);
    else if (files) files.push(path);
    else groups.push(files = [path]);
  }
  return groups;
}
