// Makes the extension as it is shipped: out/virt-doctor.vsix, from a fresh build. What goes in is the `files` list of package.json.
import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.mjs';
import { root } from './setup.mjs';

/** Where the packed extension lies. */
export const vsix = join(root, 'out/virt-doctor.vsix');

/** vsce prints what it packs; the test of the package says it better. */
async function quietly(work) {
  const { info, log } = console;
  console.info = console.log = () => undefined;
  await work().finally(() => Object.assign(console, { info, log }));
}

/** Builds and packs; returns the size in bytes. */
export async function packExtension() {
  await build();
  mkdirSync(join(root, 'out'), { recursive: true });
  await quietly(() => createVSIX({ cwd: root, packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false }));
  return statSync(vsix).size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  packExtension().then(
    (bytes) => console.log(`${relative(process.cwd(), vsix)}: ${(bytes / 1024).toFixed(0)} KiB`),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
