import { compileOwnSignatures, CONFIG_NAME, isSnapshotFile, re2Compiler, readBaseline, readConfig, readSnapshot, type Baseline, type Config, type ConfigProblem, type OwnSignatures } from '../../engine/index.ts';
import type { HostChoice } from './host-choices.ts';
import { isWithin, nameOf, parentOf, pathFrom, resolveWithin, withoutEndSlash } from './uris.ts';

/** What `.virt-doctor.json` says of a document, with the files that it names. */
export interface Configured {
  /** Of the configuration; absent when there is none. */
  readonly uri?: string;
  readonly text?: string;
  readonly config: Config;
  readonly snapshot?: HostChoice;
  readonly baseline?: { readonly of: Baseline; readonly folder: string };
  /** The user's own signatures of log lines. */
  readonly own?: OwnSignatures;
  /** What is wrong with the files that it names and the patterns of its signatures. */
  readonly problems: readonly ConfigProblem[];
}

export interface ConfigSource {
  of(uri: string): Promise<Configured>;
  /** Something may have changed in the files. */
  changed(): void;
  /** Where a new configuration for a document belongs. */
  newUri(uri: string): string | undefined;
}

export interface ConfigSourceOptions {
  /** URIs of the workspace's folders. */
  folders(): readonly string[];
  /** The text behind a URI, as open documents have it or as it is stored. */
  read(uri: string): Promise<string | undefined>;
}

/** So long an answer holds when nobody tells of changes. */
const FRESH_MS = 2000;
/** No file system has longer paths; each folder on the way is looked into. */
const MAX_URI = 4096;
const MAX_LEVELS = 64;
const NONE: Configured = { config: {}, problems: [] };

/**
 * Finds the nearest `.virt-doctor.json` from a document's folder upwards, not beyond its workspace folder, and reads it with the
 * files that it names. Those must lie in the same workspace folder: a configuration is somebody else's text.
 */
export function configSource({ folders, read }: ConfigSourceOptions): ConfigSource {
  const known = new Map<string, { readonly at: number; readonly configured: Promise<Configured> }>();
  const before = new Map<string, Stored>();

  const rootOf = (uri: string): string | undefined => folders().map(withoutEndSlash).filter((folder) => isWithin(uri, folder)).sort((a, b) => a.length - b.length)[0];
  const folderOf = (uri: string): string | undefined => (uri.startsWith('untitled:') ? folders().map(withoutEndSlash)[0] : parentOf(uri));

  const load = async (folder: string): Promise<Configured> => {
    const root = rootOf(folder);
    let at: string | undefined = folder;
    for (let level = 0; at !== undefined && level < MAX_LEVELS; level++, at = at === root ? undefined : parentOf(at)) {
      const uri = `${at}/${CONFIG_NAME}`;
      const text = await read(uri);
      if (text === undefined) continue;
      const stored = await readStored(uri, text, at, root ?? at, read);
      const last = before.get(uri);
      // The same texts are the same configuration, so that nothing is judged again.
      if (last && last.text === text && last.snapshot === stored.snapshot && last.baseline === stored.baseline) return last.configured;
      before.set(uri, stored);
      return stored.configured;
    }
    return NONE;
  };

  return {
    of(uri) {
      const folder = folderOf(uri);
      if (folder === undefined || folder.length > MAX_URI) return Promise.resolve(NONE);
      const found = known.get(folder);
      if (found && Date.now() - found.at < FRESH_MS) return found.configured;
      const configured = load(folder);
      known.set(folder, { at: Date.now(), configured });
      return configured;
    },
    changed: () => known.clear(),
    newUri(uri) {
      const folder = rootOf(uri) ?? folderOf(uri);
      return folder === undefined ? undefined : `${folder}/${CONFIG_NAME}`;
    },
  };
}

/** The texts that a configuration consists of, and what they come to. */
interface Stored {
  readonly text: string;
  readonly snapshot: string | undefined;
  readonly baseline: string | undefined;
  readonly configured: Configured;
}

async function readStored(uri: string, text: string, folder: string, root: string, read: ConfigSourceOptions['read']): Promise<Stored> {
  const { config, places } = readConfig(text);
  const at = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolveWithin(root, folder, path));
  const snapshotUri = config.host !== undefined && isSnapshotFile(config.host) ? at(config.host) : undefined;
  const baselineUri = at(config.baseline);
  const readIf = async (u: string | undefined): Promise<string | undefined> => (u === undefined ? undefined : read(u));
  const [snapshot, baseline] = await Promise.all([readIf(snapshotUri), readIf(baselineUri)]);
  const problems: ConfigProblem[] = [];
  const complain = (key: 'host' | 'baseline', problem: string): void => {
    const span = places[key];
    if (span) problems.push({ code: 'config-bad-value', severity: 'error', span, message: problem });
  };
  const missing = (path: string): string => `${path} cannot be read: it must be a file in the same workspace folder.`;
  const own = config.signatures?.length ? compileOwnSignatures(config.signatures, re2Compiler((await import('re2js')).RE2JS)) : undefined;
  for (const { span, message } of own?.problems ?? []) problems.push({ code: 'config-bad-value', severity: 'error', span, message });
  const configured = {
    uri, text, config, problems, ...(own && { own }),
    ...(snapshotUri !== undefined && snapshot !== undefined && withSnapshot(snapshotUri, snapshot, (problem) => complain('host', problem))),
    ...(baselineUri !== undefined && baseline !== undefined && withBaseline(baselineUri, baseline, (problem) => complain('baseline', problem))),
  };
  if (config.host !== undefined && isSnapshotFile(config.host) && snapshot === undefined) complain('host', missing(config.host));
  if (config.baseline !== undefined && baseline === undefined) complain('baseline', missing(config.baseline));
  return { text, snapshot, baseline, configured };
}

function withSnapshot(uri: string, text: string, complain: (problem: string) => void): Pick<Configured, 'snapshot'> {
  const read = readSnapshot(text);
  if (read.ok) return { snapshot: { host: read.origin.host ?? nameOf(uri), facts: read.facts } };
  complain(`${nameOf(uri)}: ${read.problem}.`);
  return {};
}

function withBaseline(uri: string, text: string, complain: (problem: string) => void): Pick<Configured, 'baseline'> {
  const read = readBaseline(text);
  if (read.ok) return { baseline: { of: read.baseline, folder: parentOf(uri)! } };
  complain(`${nameOf(uri)}: ${read.problem}.`);
  return {};
}

/** The host that a configuration names without bringing its facts along. */
export function wantedHost({ uri, config }: Configured): { readonly host: string; readonly folder: string } | null {
  return uri === undefined || config.host === undefined || isSnapshotFile(config.host) ? null : { host: config.host, folder: `${parentOf(uri)!}/` };
}

/** The document's path from the configuration's folder. */
export const pathUnder = (configured: Configured, uri: string): string | undefined => {
  const folder = configured.uri === undefined ? undefined : parentOf(configured.uri);
  return folder === undefined || !isWithin(uri, folder) ? undefined : pathFrom(folder, uri);
};
