import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';

/** No link is followed, no FIFO waited for; these flags do not exist on Windows. */
const FLAGS = constants.O_RDONLY | ((constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0) | ((constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0);

/** Opens a file to read; fails for a link. What it is, `stat` of the handle tells. */
export const openToRead = (path: string): Promise<FileHandle> => open(path, FLAGS);

/** So many bytes from a place on, fewer at the file's end. */
export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Names of what lies in a folder, in the order of the alphabet; links and odd files are left out. */
export async function listFolder(folder: string): Promise<{ readonly files: string[]; readonly folders: string[] }> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
  const names = (wanted: (entry: Dirent) => boolean): string[] => entries.filter(wanted).map((e) => e.name).sort().slice(0, 20_000);
  return { files: names((e) => e.isFile()), folders: names((e) => e.isDirectory()) };
}

