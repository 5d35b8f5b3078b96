import { modify } from 'jsonc-parser';
import type { Edit } from '../core/finding.ts';
import { readConfig } from './read-config.ts';

/** The edits that turn `code` off in the text of a configuration; undefined when the text cannot be read, and so not be mended either. */
export function turnOffInConfig(text: string, code: string): readonly Edit[] | undefined {
  if (text.trim() === '') return [{ span: { start: 0, end: text.length }, newText: `{\n  "severities": {\n    "${code}": "off"\n  }\n}\n` }];
  if (readConfig(text).problems.some((p) => p.code === 'config-syntax' || p.span.start === 0)) return undefined;
  // People may have written it by its other name.
  const key = /"severities"\s*:/.test(text) || !/"rules"\s*:\s*\{/.test(text) ? 'severities' : 'rules';
  const formattingOptions = { insertSpaces: !/^\t/m.test(text), tabSize: /^( +)"/m.exec(text)?.[1]!.length ?? 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return modify(text, [key, code], 'off', { formattingOptions }).map(({ offset, length, content }) => ({ span: { start: offset, end: offset + length }, newText: content }));
}
