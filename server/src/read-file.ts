import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Larger files are no configuration, no snapshot and no baseline. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The text behind a `file:` URI; undefined when there is none, when it is no plain file, or when it is too large. */
export async function readFile(uri: string): Promise<string | undefined> {
  try {
    // Without waiting for the other end of a pipe.
    const file = await open(fileURLToPath(uri), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await file.stat();
      return stat.isFile() && stat.size <= MAX_BYTES ? await file.readFile('utf8') : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
