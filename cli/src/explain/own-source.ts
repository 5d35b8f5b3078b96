import { dirname, resolve } from 'node:path';
import type { OwnSignatures } from '../../../engine/index.ts';
import { configAbove } from '../config-file.ts';
import { printable } from '../terminal.ts';

/** Reads the signatures of a configuration, and complains of what is wrong with it. */
export type ReadOwn = (config: string, complain: (words: string) => void) => Promise<OwnSignatures | undefined>;

/** Where users' own signatures come from: a file that was named, the nearest configuration above what is read, or nowhere. */
export type OwnConfig = { readonly file: string } | 'nearest' | 'none';

/** How a command comes by users' own signatures; the reading is handed in, since it takes all of the engine, and mostly there is none. */
export interface OwnArguments {
  readonly config?: OwnConfig;
  readonly readOwn: ReadOwn;
}

/** Stands for what comes from no file: the configuration above the working directory is the nearest. */
export const HERE = '-';

/** The signatures that hold for a log: those of the configuration that was named, or of the nearest one above the file. */
export interface OwnSource {
  of(file: string): Promise<OwnSignatures | undefined>;
  /** Whether there was something to complain of. */
  readonly failed: boolean;
}

/** Each configuration is read, and complained about, once. */
export function createOwnSource({ config = 'nearest', readOwn }: OwnArguments, complain: (words: string) => void): OwnSource {
  const known = new Map<string, Promise<OwnSignatures | undefined>>();
  const nearest = new Map<string, string | undefined>();
  let failed = false;
  const read = (path: string): Promise<OwnSignatures | undefined> => readOwn(path, (words) => {
    failed = true;
    complain(`virt-doctor: ${printable(words)}\n`);
  });
  return {
    get failed() { return failed; },
    async of(file) {
      if (config === 'none') return undefined;
      const path = config === 'nearest' ? configAbove(dirname(resolve(file)), nearest) : resolve(config.file);
      if (path === undefined) return undefined;
      const own = known.get(path) ?? read(path);
      known.set(path, own);
      return own;
    },
  };
}
