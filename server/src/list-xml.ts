import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** More files, or folders on the way to them, are not judged just because somebody looks at a configuration. */
const MAX_FILES = 500;
const MAX_FOLDERS = 2000;

/**
 * URIs of the XML files below a `file:` folder, as the command line finds them: links are not followed, hidden folders and node_modules are
 * left out. Undefined when there are too many, or when a folder cannot be read.
 */
export async function listXml(folder: string): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  const waiting = [{ path: '', uri: folder }];
  try {
    const root = fileURLToPath(folder);
    for (let i = 0; i < waiting.length; i++) {
      if (i >= MAX_FOLDERS || found.length > MAX_FILES) return undefined;
      const { path, uri } = waiting[i]!;
      for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
        const below = { path: join(path, entry.name), uri: `${uri}/${encodeURIComponent(entry.name)}` };
        if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) waiting.push(below);
        else if (entry.isFile() && entry.name.endsWith('.xml')) found.push(below.uri);
      }
    }
  } catch {
    return undefined;
  }
  return found.length > MAX_FILES ? undefined : found;
}
