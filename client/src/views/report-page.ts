import { oneLine, timelinePicture, type Check } from '../../../engine/index.ts';
import { button, h, link, type Act, type Child } from '../page/html.ts';
import { TIMELINE_WIDTHS, timelineDrawing } from '../page/timeline-picture.ts';
import type { Block, Label, Report, ReportLink, ReportSection, ReportTarget } from './report-model.ts';
import { linkOf } from './report-timeline.ts';

/** What a person can do with a report on its page. */
export interface ReportActs {
  /** Shown as buttons below the title, the first one as the main one. */
  readonly buttons: readonly { readonly title: string; readonly run: Act }[];
  open(target: ReportTarget): unknown;
  /** Takes the command as it is shown. */
  copy(command: string): unknown;
}

const HEADINGS: Readonly<Record<Label, string>> = {
  what: 'What is wrong', why: 'Why', remedy: 'What to do', xml: 'In the XML', host: 'On the host', log: 'In the logs', check: 'To check', also: 'This explains too', code: 'More about it',
};
const MAX_TITLE = 200;
const MAX_TEXT = 4000;

/** A report as the content of a page. */
export const reportPage = (report: Report, acts: ReportActs): Child => [
  h('header', {},
    h('h1', {}, oneLine(report.title, MAX_TITLE)),
    h('p', {}, shown(report.summary)),
    h('div', { class: 'actions', role: 'group', 'aria-label': 'What to do with this report' }, acts.buttons.map(({ title, run }, i) => h('button', { act: run, class: i === 0 && 'main' }, title)))),
  report.sections.map((section, i) => sectionOf(section, `section-${i}`, acts)),
];

const sectionOf = ({ title, tags, gravity, blocks }: ReportSection, id: string, acts: ReportActs): Child =>
  h('section', { 'aria-labelledby': id, class: gravity },
    h('h2', { id }, oneLine(title, MAX_TITLE)),
    tags.length > 0 ? h('p', {}, tags.map((tag, i) => [h('span', { class: i === 0 ? 'tag gravity' : 'tag' }, tag), ' '])) : undefined,
    blocks.map((block, i) => [heading(block, blocks[i - 1]), blockOf(block, acts)]));

/** Blocks of one label share its heading; what is wrong stands right below the title. */
function heading(block: Block, before: Block | undefined): Child {
  const label = labelOf(block);
  return label === undefined || label === 'what' || (before && labelOf(before) === label) ? undefined : h('h3', {}, HEADINGS[label]);
}

function labelOf(block: Block): Label | undefined {
  if (block.kind === 'list' || block.kind === 'timeline') return undefined;
  return block.kind === 'checks' ? 'check' : block.label;
}

function blockOf(block: Block, acts: ReportActs): Child {
  switch (block.kind) {
    case 'text': return h('p', { class: block.label === 'what' && 'lead' }, shown(block.text));
    case 'place': return [
      h('p', {}, block.link && [to(block.link, acts), ' '], h('code', {}, shown(block.text))),
      block.note === undefined ? undefined : h('p', { class: 'quiet' }, shown(block.note)),
    ];
    case 'links': return h('p', {}, block.links.map((one, i) => [i > 0 ? ', ' : '', to(one, acts)]));
    case 'lines': return [
      h('ul', { class: 'lines', role: 'list' }, block.lines.map((line) => h('li', {}, to(line.link, acts), h('pre', {}, h('code', {}, shown(line.text)))))),
      block.more > 0 ? h('p', { class: 'quiet' }, `and ${block.more} more`) : undefined,
    ];
    case 'checks': return h('ul', { class: 'lines', role: 'list' }, block.checks.map((check) => checkOf(check, acts)));
    case 'timeline': return timelineOf(block, acts);
    case 'list': return h('ul', {}, block.items.map((item) => h('li', {}, typeof item === 'string' ? shown(item) : to(item, acts))));
  }
}

const FEW_EVENTS = 12;

/** A picture, whose marks lead to their lines, and the same in words. */
function timelineOf({ timeline, zone, events, more, notes }: Extract<Block, { kind: 'timeline' }>, acts: ReportActs): Child {
  const pictures = TIMELINE_WIDTHS.flatMap(([room, width]) => {
    const picture = timelinePicture(timeline, { width, zone: { ahead: zone.ahead(timeline.entries[0]?.instant?.at ?? 0), name: zone.name } });
    return picture ? [timelineDrawing(picture, room, (entry) => acts.open(linkOf(timeline.entries[entry]!).target))] : [];
  });
  return [
    pictures,
    h('details', { open: pictures.length === 0 || events.length <= FEW_EVENTS }, h('summary', {}, 'The same in words'),
      h('ul', { class: 'lines', role: 'list' }, events.map(({ time, kind, link: place, text }) => h('li', {}, h('span', { class: 'quiet' }, `${shown(time)} ${kind}`), ' ', to(place, acts), ' ', shown(text)))),
      more > 0 ? h('p', { class: 'quiet' }, `and ${more} more`) : undefined),
    notes.map((note) => h('p', { class: 'quiet' }, shown(note))),
  ];
}

/** What is copied is what is seen, and one line: pasted into a terminal, it does not run by itself. */
function checkOf({ command, changes, look }: Check, acts: ReportActs): Child {
  const line = shown(command);
  return h('li', {},
    h('code', {}, line), ' ', button('Copy', () => acts.copy(line), `Copy the command ${line}`),
    changes ? [' ', h('span', { class: 'tag' }, 'changes something')] : undefined,
    look === undefined ? undefined : h('p', { class: 'quiet' }, shown(look)));
}

const to = ({ text, target }: ReportLink, acts: ReportActs): Child => link(shown(text), () => acts.open(target));

const shown = (text: string): string => oneLine(text, MAX_TEXT);
