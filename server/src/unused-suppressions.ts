import { lint, mergeConfigs, type Suppression } from '../../engine/index.ts';
import { pathUnder, type Configured, type ConfigSource } from './config-source.ts';
import { nextTurn } from './guard.ts';
import type { HostChoices } from './host-choices.ts';
import type { Settings } from './settings.ts';
import { parentOf } from './uris.ts';

/** Which suppressions of open configurations hide nothing. Only where all files below a configuration can be judged is there an answer. */
export interface UnusedSuppressions {
  /** Those that are known by now; the rest is looked for, and told. */
  of(configured: Configured, settings: Settings): readonly Suppression[];
  /** A file may say something else now. */
  changed(): void;
  /** The configuration is no longer looked at. */
  forget(uri: string): void;
  /** Whom to tell that the answer is another one now. */
  onFound(tell: () => void): void;
}

export interface UnusedSuppressionsOptions {
  /** URIs of all XML files below a folder; undefined where they cannot be had. */
  listXml(folder: string): Promise<readonly string[] | undefined>;
  read(uri: string): Promise<string | undefined>;
  readonly configs: ConfigSource;
  readonly hosts: HostChoices;
  reportBug(where: string, error: unknown): void;
}

/** People type; and what files say is another thing after this time, whoever wrote them. */
const SETTLE_MS = 1000;
const FRESH_MS = 10_000;
/** All files together, in letters. */
const MAX_LETTERS = 16 * 1024 * 1024;

const NONE: readonly Suppression[] = [];

interface Look {
  readonly configured: Configured;
  readonly settings: Settings;
  unused: readonly Suppression[];
  at: number;
  timer?: ReturnType<typeof setTimeout>;
}

export function unusedSuppressions(options: UnusedSuppressionsOptions): UnusedSuppressions {
  const looks = new Map<string, Look>();
  let tell = (): void => undefined;
  const isCurrent = (look: Look, at: number): boolean => looks.get(look.configured.uri!) === look && look.at === at;
  const lookAnew = (look: Look): void => {
    clearTimeout(look.timer);
    const at = look.at = Date.now();
    look.timer = setTimeout(() => {
      unusedIn(look, options, () => isCurrent(look, at)).then((unused) => {
        if (!isCurrent(look, at) || (unused.length === look.unused.length && unused.every((one, i) => one === look.unused[i]))) return;
        look.unused = unused;
        tell();
      }, (error: unknown) => options.reportBug('unused suppressions', error));
    }, SETTLE_MS);
  };
  const forget = (uri: string): void => {
    clearTimeout(looks.get(uri)?.timer);
    looks.delete(uri);
  };
  return {
    of(configured, settings) {
      const { uri } = configured;
      if (uri === undefined || !configured.config.suppress?.length) return NONE;
      const known = looks.get(uri);
      const look = known?.configured === configured && known.settings === settings ? known : { configured, settings, unused: NONE, at: 0 };
      if (look !== known) forget(uri);
      looks.set(uri, look);
      if (Date.now() - look.at > FRESH_MS) lookAnew(look);
      return look.unused;
    },
    changed: () => looks.forEach(lookAnew),
    forget,
    onFound: (listener) => { tell = listener; },
  };
}

/** In the order of the configuration. */
async function unusedIn({ configured, settings }: Look, { listXml, read, configs, hosts }: UnusedSuppressionsOptions, isWanted: () => boolean): Promise<readonly Suppression[]> {
  const files = await listXml(parentOf(configured.uri!)!);
  if (!files) return NONE;
  const config = mergeConfigs(configured.config, settings.config);
  const isIdle = new Map<Suppression, boolean>();
  let letters = 0;
  for (const uri of files) {
    await nextTurn();
    if (!isWanted()) return NONE;
    if ((await configs.of(uri)).uri !== configured.uri) continue;
    const text = await read(uri);
    if (text === undefined || (letters += text.length) > MAX_LETTERS) return NONE;
    const [file, facts] = [pathUnder(configured, uri), (hosts.of(uri) ?? configured.snapshot)?.facts];
    for (const one of lint(text, { config, wantsIdle: true, ...(file !== undefined && { file }), ...(facts && { host: facts }) }).suppressions) {
      isIdle.set(one.suppression, one.isIdle && isIdle.get(one.suppression) !== false);
    }
  }
  return configured.config.suppress!.filter((one) => isIdle.get(one) === true);
}
