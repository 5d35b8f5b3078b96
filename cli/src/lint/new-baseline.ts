import { existsSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { makeBaseline, writeBaseline, type LintedFile } from '../../../engine/index.ts';
import { readBaselineFile } from './control.ts';

/** Collects what is found for a baseline file; what that says of other files stays. */
export function startBaseline(path: string): { readonly add: (linted: readonly LintedFile[]) => void; readonly write: () => number } {
  const folder = dirname(resolve(path));
  let baseline = existsSync(path) ? readBaselineFile(path).baseline : new Map();
  return {
    add: (linted) => { baseline = makeBaseline(linted.map((one) => ({ ...one, file: relative(folder, resolve(one.file)).split(sep).join('/') })), baseline); },
    write: () => {
      writeFileSync(path, writeBaseline(baseline));
      return [...baseline.values()].flat().reduce((sum, { count }) => sum + count, 0);
    },
  };
}
