import { dirname, resolve } from 'node:path';
import type { OwnSignatures } from '../../../engine/index.ts';
import { configAbove } from '../config-file.ts';

/** Reads the signatures of a configuration, and complains of what is wrong with it. */
export type ReadOwn = (config: string, complain: (words: string) => void) => Promise<OwnSignatures | undefined>;

/** The signatures that hold for a log: those of the configuration that was named, or of the nearest one above the file. */
export interface OwnSource {
  of(file: string): Promise<OwnSignatures | undefined>;
}

/** `config` names a file, or says that there is none or which one is nearest. Each configuration is read, and complained about, once. */
export function createOwnSource(config: { readonly file: string } | 'nearest' | 'none', read: ReadOwn, complain: (words: string) => void): OwnSource {
  const known = new Map<string, Promise<OwnSignatures | undefined>>();
  const nearest = new Map<string, string | undefined>();
  return {
    async of(file) {
      if (config === 'none') return undefined;
      const path = config === 'nearest' ? configAbove(dirname(resolve(file)), nearest) : resolve(config.file);
      if (path === undefined) return undefined;
      const own = known.get(path) ?? read(path, complain);
      known.set(path, own);
      return own;
    },
  };
}
