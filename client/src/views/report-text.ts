import type { Check } from '../../../engine/index.ts';
import type { Block, Label, Report, ReportSection } from './report-model.ts';
import { createReportWriter, type Piece, type ReportWriter, type TextReport } from './report-writer.ts';

const LABELS: Readonly<Record<Label, string>> = { what: 'What', why: 'Why', remedy: 'To do', xml: 'XML', host: 'Host', log: 'Log', check: 'Check', also: 'Also', code: 'Code' };

/** A report as plain text, for those who read with an editor's own means. */
export function reportText({ title, summary, sections }: Report): TextReport {
  const writer = createReportWriter();
  writer.heading(title, '=');
  writer.line(summary);
  for (const section of sections) writeSection(writer, section);
  return writer.done();
}

function writeSection(writer: ReportWriter, { title, tags, blocks }: ReportSection): void {
  writer.blank();
  writer.heading(tags.length > 0 ? `${title} [${tags.join(', ')}]` : title, '-');
  for (const block of blocks) writeBlock(writer, block);
}

function writeBlock(writer: ReportWriter, block: Block): void {
  switch (block.kind) {
    case 'text': return writer.field(LABELS[block.label], block.text);
    case 'place': {
      writer.pieces(LABELS[block.label], [...(block.link ? [block.link, '  '] : []), { text: block.text }]);
      if (block.note !== undefined) writer.field('', block.note);
      return;
    }
    case 'links': return writer.pieces(LABELS[block.label], block.links.flatMap((link, i): Piece[] => (i > 0 ? [', ', link] : [link])));
    case 'lines': return writeLines(writer, block);
    case 'checks': return block.checks.forEach((check, i) => writeCheck(writer, i === 0 ? LABELS.check : '', check));
    case 'timeline': return writeTimeline(writer, block);
    case 'list': for (const item of block.items) writer.pieces('- ', [typeof item === 'string' ? { text: item } : item]);
  }
}

function writeLines(writer: ReportWriter, { label, lines, more }: Extract<Block, { kind: 'lines' }>): void {
  lines.forEach(({ link, text }, i) => {
    writer.pieces(i === 0 ? LABELS[label] : '', [link]);
    writer.pieces('', ['> ', { text }]);
  });
  if (more > 0) writer.field('', `and ${more} more`);
}

function writeTimeline(writer: ReportWriter, { events, more, notes }: Extract<Block, { kind: 'timeline' }>): void {
  for (const { time, kind, link, text } of events) writer.pieces('- ', [{ text: time }, `  ${kind}  `, link, '  ', { text }]);
  for (const note of [...(more > 0 ? [`and ${more} more`] : []), ...notes]) writer.line(note);
}

function writeCheck(writer: ReportWriter, label: string, { command, changes, look }: Check): void {
  writer.pieces(label, ['$ ', { text: command }, changes ? '   (this changes something)' : '']);
  if (look !== undefined) writer.field('', `  ${look}`);
}
