import { oneLine, visible, type Block, type Prose } from '../../engine/index.ts';

/** What one paragraph, item or heading may hold; logs have lines of megabytes. */
const MAX_INLINE = 2000;
const MAX_CODE = 8000;
const MAX_BLOCKS = 100;

/** Every character that Markdown, its extensions for links, tables and emoji, or HTML could give a meaning to. */
const MARKS = /[\\`*_{}[\]()<>#+\-.!|~&:@$=^"']/g;

/** Text of unknown origin as Markdown that shows exactly this text: no emphasis, link, image, HTML or icon can come of it. */
export const escapeMarkdown = (text: string): string => oneLine(text, MAX_INLINE).replace(MARKS, '\\$&');

/** A fence that is longer than any run of backticks within. */
function fenced(text: string, language: string): string {
  const body = visible(text.slice(0, MAX_CODE)) + (text.length > MAX_CODE ? '\n…' : '');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${/^[a-z0-9-]{1,20}$/.test(language) ? language : ''}\n${body}\n${fence}`;
}

/** Only https leaves the editor, and only from our own texts; anything else stays text. */
function linked(text: string, url: string): string {
  return /^https:\/\/[\w./#?=&%~-]+$/.test(url) ? `[${escapeMarkdown(text)}](${url})` : escapeMarkdown(text);
}

/** Marks around nothing mean something else. */
const surrounded = (before: string, text: string, after: string): string => (text === '' ? '' : before + text + after);

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'heading': return surrounded('**', escapeMarkdown(block.text), '**');
    case 'paragraph': return escapeMarkdown(block.text);
    case 'quote': return surrounded('> ', escapeMarkdown(block.text), '');
    case 'code': return fenced(block.text, block.language ?? '');
    case 'list': return block.items.slice(0, MAX_BLOCKS).map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'link': return linked(block.text, block.url);
  }
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'code': return visible(block.text.slice(0, MAX_CODE)).split('\n').map((line) => `    ${line}`).join('\n');
    case 'list': return block.items.slice(0, MAX_BLOCKS).map((item) => `- ${oneLine(item, MAX_INLINE)}`).join('\n');
    case 'link': return `${oneLine(block.text, MAX_INLINE)}: ${oneLine(block.url, MAX_INLINE)}`;
    case 'quote': return `> ${oneLine(block.text, MAX_INLINE)}`;
    case 'heading': case 'paragraph': return oneLine(block.text, MAX_INLINE);
  }
}

export const proseToMarkdown = (prose: Prose): string => prose.slice(0, MAX_BLOCKS).map(markdownBlock).filter(Boolean).join('\n\n');

/** Headings of a document are underlined. */
function documentBlock(block: Block): string {
  const text = plainBlock(block);
  return block.kind === 'heading' ? `${text}\n${'-'.repeat(Math.min(text.length, 40))}` : text;
}

/** For clients without Markdown. */
export const proseToPlainText = (prose: Prose): string => prose.slice(0, MAX_BLOCKS).map(plainBlock).join('\n\n');

/** For documents that are nothing but prose. */
export const proseToDocument = (prose: Prose): string => `${prose.slice(0, MAX_BLOCKS).map(documentBlock).join('\n\n')}\n`;
