/** Plain text in Markdown: what looks like markup becomes code, so that no tag vanishes and no star means emphasis. */
export const prose = (text: string): string =>
  text.split(/(<[^<>\n]{1,200}>|\b[\w-]+='[^'\n]*')/).map((part, i) => (i % 2 === 1 ? code(part) : part.replace(/[\\`*_[\]<>|]/g, '\\$&'))).join('');

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** The same in a cell of a table. */
export const cell = (text: string): string => prose(text).replaceAll('\n', ' ').replace(/(?<!\\)\|/g, '\\|');

/** A block of code that nothing in it can end. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((m) => m[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
