import { oneLine } from '../../engine/index.ts';

/** VS Code makes links of `[text](command:…)` in messages and progress, and icons of `$(name)` in labels; texts of others get neither. */

const MAX_MESSAGE = 600;
const MAX_LABEL = 200;

/** For notifications. */
export const inMessage = (text: string): string => oneLine(text, MAX_MESSAGE).replaceAll('](', '] (');

/** For pick lists and the status bar. */
export const inLabel = (text: string): string => oneLine(text, MAX_LABEL).replaceAll('$(', '\\$(');

/** For a file name that people see in a tab. */
export const inFileName = (text: string): string => oneLine(text, 80).replace(/[^\p{L}\p{N}@_.,() -]/gu, '_').replace(/^\.+$/, '_') || '_';

/** A text as a block of Markdown: what is in it stays a text, whatever it looks like. A fence longer than any run of backticks inside. */
export function asMarkdown(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}\n`;
}
