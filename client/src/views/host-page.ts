import { formatKiB, formatNumberSet, oneLine, type HostSummary, type NodeSummary, type SummarySection } from '../../../engine/index.ts';
import { button, h, type Act, type Child } from '../page/html.ts';
import { claimsPicture, cpusLegend, cpusPicture, usePicture, type ColourOf } from '../page/node-picture.ts';
import { tableOf } from '../page/table.ts';

export interface HostPageInput {
  /** As people call it. */
  readonly host: string;
  /** When the facts were taken, in words. */
  readonly taken: string;
  readonly buttons: readonly { readonly title: string; readonly run: Act }[];
}

const MAX_NAME = 80;
const MAX_TEXT = 1000;

/** A host at a glance, as the content of a page. */
export const hostPage = (summary: HostSummary, { host, taken, buttons }: HostPageInput): Child => [
  h('header', {},
    h('h1', {}, `Host ${oneLine(host, MAX_NAME)}`),
    h('p', {}, [summary.name === undefined || summary.name === host ? undefined : `It calls itself ${oneLine(summary.name, MAX_NAME)}. `, taken]),
    h('div', { class: 'actions', role: 'group', 'aria-label': 'What to do with these facts' }, buttons.map(({ title, run }, i) => (i === 0 ? h('button', { act: run, class: 'main' }, title) : button(title, run))))),
  list('Worth a second look', summary.notes),
  summary.nodes.length > 0 ? section('Memory and CPUs', memory(summary)) : undefined,
  summary.guests.length > 0 ? section('VMs', guests(summary)) : undefined,
  summary.sections.map(words),
  list('Not known', summary.unknown),
];

const section = (title: string, content: Child): Child => h('section', { 'aria-label': title }, h('h2', {}, title), content);

const list = (title: string, items: readonly string[]): Child => (items.length === 0 ? undefined : section(title, h('ul', {}, items.map((item) => h('li', {}, oneLine(item, MAX_TEXT))))));

function memory({ nodes, floating, guests: all, memory: { totalKiB, usedKiB, claimedKiB } }: HostSummary): Child {
  const places = new Map(all.map(({ name }, i) => [name, i]));
  const colourOf: ColourOf = (guest) => places.get(guest) ?? 0;
  const free = floating.reduce((sum, { kib }) => sum + kib, 0);
  return [
    h('p', {}, `Running VMs may take ${formatKiB(claimedKiB)}${totalKiB === undefined ? '' : ` of ${formatKiB(totalKiB)}`}${usedKiB === undefined ? '' : `; ${formatKiB(usedKiB)} are in use now`}.`),
    nodes.map((node) => nodeOf(node, colourOf)),
    cpusLegend(nodes),
    floating.length > 0 && totalKiB !== undefined ? [h('h3', {}, 'On any node'), h('p', {}, `VMs that are bound to no node may take ${formatKiB(free)}.`), claimsPicture('VMs on any node', floating, totalKiB, colourOf)] : undefined,
    tableOf({ caption: 'Memory and CPUs of the nodes', columns: ['Node', 'Memory', 'In use', 'VMs may take', 'CPUs', 'CPUs that VMs are bound to', 'Huge pages'], rows: nodes.map(nodeRow), numbers: [1, 2, 3] }),
  ];
}

const called = ({ id }: NodeSummary): string => (id === undefined ? 'The host' : `Node ${id}`);
const size = (kib: number | undefined): string => (kib === undefined ? '' : formatKiB(kib));

const nodeOf = (node: NodeSummary, colourOf: ColourOf): Child => [
  h('h3', {}, called(node)),
  node.totalKiB === undefined ? undefined : [
    h('p', { class: 'quiet' }, `VMs may take ${formatKiB(node.claimedKiB)} of ${formatKiB(node.totalKiB)}`), claimsPicture(`${called(node)}: memory that VMs may take`, node.claims, node.totalKiB, colourOf),
    node.usedKiB === undefined ? undefined : [h('p', { class: 'quiet' }, `${formatKiB(node.usedKiB)} are in use`), usePicture(`${called(node)}: memory in use`, node.usedKiB, node.totalKiB)],
  ],
  node.cpus.length > 0 ? [h('p', { class: 'quiet' }, `${node.cpus.length} CPUs`), cpusPicture(`${called(node)}: CPUs`, node.cpus)] : undefined,
];

const nodeRow = (node: NodeSummary): string[] => [
  node.id === undefined ? 'all' : String(node.id), size(node.totalKiB), size(node.usedKiB), size(node.claimedKiB), formatNumberSet(node.cpus.map(({ id }) => id)),
  node.cpus.filter(({ pinned }) => pinned.length > 0).map(({ id, pinned }) => `${id} (${pinned.slice(0, 3).map((one) => oneLine(one, MAX_NAME)).join(', ')}${pinned.length > 3 ? ', …' : ''})`).join(', '),
  node.hugePages.map(({ sizeKiB, total, free }) => `${total} of ${formatKiB(sizeKiB)}${free === undefined ? '' : `, ${free} free`}`).join('; '),
];

const guests = ({ guests: all, moreGuests }: HostSummary): Child => tableOf({
  caption: 'VMs, what they may take and where', columns: ['Name', 'State', 'Memory', 'vCPUs', 'Nodes', 'CPUs'], numbers: [2, 3], more: moreGuests,
  rows: all.map(({ name, state, memoryKiB, vcpus, nodes, cpus }) => [oneLine(name, MAX_NAME), state, size(memoryKiB), vcpus === undefined ? '' : String(vcpus), nodes ?? 'any', cpus ?? 'any']),
});

const words = ({ title, rows, tables }: SummarySection): Child => section(title, [
  rows.length > 0 ? h('dl', {}, rows.map(({ label, value }) => h('div', {}, h('dt', {}, label), h('dd', {}, oneLine(value, MAX_TEXT))))) : undefined,
  tables.map(({ caption, columns, rows: cells, more }) => tableOf({ caption, columns, more, rows: cells.map((row) => row.map((cell) => oneLine(cell, MAX_TEXT))) })),
]);
