import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** A file of a VSIX. */
export interface Packed {
  readonly name: string;
  readonly bytes: number;
}

async function eachFile(vsix: string, visit: (zip: ZipFile, entry: Entry) => Promise<void>): Promise<void> {
  const zip = await openPromise(vsix);
  for await (const entry of zip.eachEntry()) if (!entry.fileName.endsWith('/')) await visit(zip, entry);
}

/** What lies in a VSIX. */
export async function listVsix(vsix: string): Promise<Packed[]> {
  const files: Packed[] = [];
  await eachFile(vsix, async (_, { fileName, uncompressedSize }) => void files.push({ name: fileName, bytes: uncompressedSize }));
  return files;
}

/** Unpacks the extension of a VSIX into `folder`, as VS Code does at installation. */
export async function unpackVsix(vsix: string, folder: string): Promise<void> {
  await eachFile(vsix, async (zip, entry) => {
    if (!entry.fileName.startsWith('extension/')) return;
    const path = join(folder, entry.fileName.slice('extension/'.length));
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
  });
}
