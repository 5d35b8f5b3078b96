import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createLineIndex, isSnapshotFile, mergeConfigs, readBaseline, readConfig, readSnapshot, type Config, type HostFacts, type Suppression } from '../../../engine/index.ts';
import { configAbove, placedProblem } from '../config-file.ts';
import { reason } from '../reason.ts';
import type { BaselineHere, LintSettings } from './settings.ts';

/** What holds for the files of one configuration. */
export interface Control {
  readonly config: Config;
  /** Where the configuration's paths start from. */
  readonly folder: string;
  readonly host: HostFacts | undefined;
  readonly baseline: BaselineHere | undefined;
  /** Where a suppression of the configuration's file stands: `path:line:column`; undefined for those of other origin. */
  readonly placeOf: (suppression: Suppression) => string | undefined;
  /** What is wrong with the configuration and what it names; it holds as far as it can be read. */
  readonly problems: readonly ControlProblem[];
}

export interface ControlProblem {
  readonly words: string;
  /** Something that was asked for does not hold. */
  readonly isError: boolean;
}

/** What finding out what holds for a file hinges on. */
export type ControlSettings = Pick<LintSettings, 'config' | 'configFile' | 'folder' | 'host' | 'baseline'>;

/** Finds what holds for a file; configurations are read once. A file system's doing, so it lives as long as the run. */
export function createControls(settings: ControlSettings): (file: string) => Control {
  const byConfig = new Map<string | undefined, Control>();
  const nearest = new Map<string, string | undefined>();
  const configOf = (file: string): string | undefined =>
    settings.configFile === 'none' ? undefined : settings.configFile === 'nearest' ? configAbove(dirname(resolve(file)), nearest) : resolve(settings.configFile);
  return (file) => {
    const path = configOf(file);
    let control = byConfig.get(path);
    if (!control) byConfig.set(path, control = readControl(path, settings));
    return control;
  };
}

function readControl(path: string | undefined, settings: ControlSettings): Control {
  const folder = path === undefined ? settings.folder : dirname(path);
  const problems: ControlProblem[] = [];
  const own = path === undefined ? { config: {}, text: '' } : readConfigFile(path, problems);
  const config = mergeConfigs(own.config, settings.config);
  const lines = createLineIndex(own.text);
  const placeOf = ({ place }: Suppression): string | undefined => {
    if (path === undefined || !place) return undefined;
    const { line, character } = lines.positionAt(place.start);
    return `${path}:${line + 1}:${character + 1}`;
  };
  const host = settings.host ?? (config.host !== undefined && isSnapshotFile(config.host) ? tried(() => readHostFile(resolve(folder, config.host!)), problems) : undefined);
  const baseline = settings.baseline === 'of-config' ? config.baseline === undefined ? undefined : tried(() => readBaselineFile(resolve(folder, config.baseline!)), problems) : settings.baseline === 'none' ? undefined : settings.baseline;
  return { config, folder, host, baseline, placeOf, problems };
}

function tried<T>(read: () => T, problems: ControlProblem[]): T | undefined {
  try {
    return read();
  } catch (error) {
    problems.push({ words: reason(error), isError: true });
    return undefined;
  }
}

function readConfigFile(path: string, problems: ControlProblem[]): { readonly config: Config; readonly text: string } {
  const text = tried(() => textOf(path), problems);
  if (text === undefined) return { config: {}, text: '' };
  const { config, problems: wrong } = readConfig(text);
  problems.push(...wrong.map((problem) => ({ words: placedProblem(path, text, problem), isError: problem.severity === 'error' })));
  return { config, text };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${path}: ${reason(error)}`);
  }
}

/** Throws with the path and the reason when it cannot be read. */
export function readHostFile(path: string): HostFacts {
  const snapshot = readSnapshot(textOf(path));
  if (!snapshot.ok) throw new Error(`${path}: ${snapshot.problem}`);
  return snapshot.facts;
}

/** Throws with the path and the reason when it cannot be read. */
export function readBaselineFile(path: string): BaselineHere {
  const reading = readBaseline(textOf(path));
  if (!reading.ok) throw new Error(`${path}: ${reading.problem}`);
  return { folder: dirname(resolve(path)), baseline: reading.baseline };
}
