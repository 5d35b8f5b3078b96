import { constants, type Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';

/** No link is followed, no FIFO waited for; these flags do not exist on Windows. */
const FLAGS = constants.O_RDONLY | ((constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0) | ((constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0);

/** At most the last `limit` bytes of a regular file; undefined for anything else, as folders, links, devices and FIFOs of a hostile bundle. */
export async function readRegularFile(path: string, limit: number): Promise<{ readonly text: string; readonly cut: boolean } | undefined> {
  const file = await open(path, FLAGS).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat().then((stat) => (stat.isFile() ? stat : { size: -1 }));
    if (size < 0) return undefined;
    const length = Math.min(size, limit);
    const buffer = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, size - length + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { text: buffer.subarray(0, filled).toString('utf8'), cut: size > limit };
  } finally {
    await file.close();
  }
}

/** Names of what lies in a folder, in the order of the alphabet; links and odd files are left out. */
export async function listFolder(folder: string): Promise<{ readonly files: string[]; readonly folders: string[] }> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
  const names = (wanted: (entry: Dirent) => boolean): string[] => entries.filter(wanted).map((e) => e.name).sort().slice(0, 20_000);
  return { files: names((e) => e.isFile()), folders: names((e) => e.isDirectory()) };
}

