import type { FormatOptions, LintFormat } from './format.ts';
import { githubFormat } from './github.ts';
import { jsonFormat, jsonlFormat } from './json.ts';
import { junitFormat } from './junit.ts';
import { sarifFormat } from './sarif.ts';
import { textFormat } from './text.ts';

/** How `lint` can print. */
export const lintFormats = {
  text: textFormat, json: jsonFormat, jsonl: jsonlFormat, sarif: sarifFormat, junit: junitFormat, github: githubFormat,
} as const satisfies Readonly<Record<string, (options: FormatOptions) => LintFormat>>;

export type LintFormatName = keyof typeof lintFormats;
