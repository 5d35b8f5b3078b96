import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_NAME, createLineIndex, type ConfigProblem } from '../../engine/index.ts';

/** The configuration in a folder or the nearest one above it; `known` remembers what was found for the folders on the way. */
export function configAbove(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const path = join(folder, CONFIG_NAME);
  const parent = dirname(folder);
  const found = existsSync(path) ? path : parent === folder ? undefined : configAbove(parent, known);
  known.set(folder, found);
  return found;
}

/** What is wrong with a configuration, with its place, in words for the user. */
export function placedProblem(path: string, text: string, { span, severity, message, code }: Pick<ConfigProblem, 'span' | 'severity' | 'message' | 'code'>): string {
  const { line, character } = createLineIndex(text).positionAt(span.start);
  return `${path}:${line + 1}:${character + 1}: ${severity}: ${message} [${code}]`;
}
