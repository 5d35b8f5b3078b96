import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The folder of shared material (VIRT_DOCTOR_SHARED, or `shared` beside the repository), or undefined where it is not there. */
export const sharedFolder: string | undefined = (() => {
  const folder = resolve(root, process.env['VIRT_DOCTOR_SHARED'] ?? '../shared');
  if (existsSync(join(folder, 'corpus'))) return folder;
  if (process.env['CI'] === 'true') throw new Error(`The shared corpus is not at ${folder}; with CI=true nothing may be skipped.`);
  return undefined;
})();

/** The domain XML files of one kind of the corpus (`valid`, `invalid`, `mixed`), with their texts. */
export function corpusFiles(kind: string): { path: string; text: string }[] {
  if (!sharedFolder) return [];
  const folder = join(sharedFolder, 'corpus/dev', kind);
  const below = (dir: string): string[] => readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? below(join(dir, e.name)) : e.name.endsWith('.xml') ? [join(dir, e.name)] : []));
  return below(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
