import { codePage, type Block } from '../../../engine/index.ts';
import { EXIT, paint, printable, printableLine, type Terminal } from '../terminal.ts';

/** `--explain CODE`: the page of a rule, of a code of the format, or of a signature. */
export function explainCodeCommand(code: string, terminal: Terminal): number {
  const page = codePage(code);
  if (!page) {
    terminal.complain(`virt-doctor: there is no code ${printableLine(code)}; virt-doctor lint --rules lists them.\n`);
    return EXIT.usage;
  }
  terminal.write(`${page.map((block) => show(block, terminal)).join('\n')}`);
  return EXIT.clean;
}

const indented = (text: string): string => text.replace(/^/gm, '    ');

function show(block: Block, terminal: Terminal): string {
  if (block.kind === 'heading') return `${paint(terminal, 'bold', printable(block.text))}\n`;
  if (block.kind === 'list') return block.items.map((item) => `  ${printable(item)}\n`).join('');
  if (block.kind === 'link') return `${printable(block.text)}: ${printable(block.url)}\n`;
  return block.kind === 'paragraph' ? `${wrapped(printable(block.text), Math.min(terminal.width, 100))}\n` : `${indented(printable(block.text))}\n`;
}

function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
