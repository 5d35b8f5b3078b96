import { formatKiB, oneLine, type Claim, type CpuSummary, type NodeSummary } from '../../../engine/index.ts';
import { h, type Child, type Html } from './html.ts';

/** Pictures of a node's memory and CPUs. What they show stands in tables beside them, too. */

const BAR = 22;
const MAX_NAME = 60;
const COLOURS = 4;
const name = (text: string): string => oneLine(text, MAX_NAME);

const percent = (part: number, whole: number): string => `${whole > 0 ? Math.round((part / whole) * 10_000) / 100 : 0}%`;

/** A stretch of a bar with its name in it, cut off where the stretch ends. */
const stretch = (from: string, width: string, kind: string, text: string): Html =>
  h('svg', { x: from, y: 0, width, height: BAR }, h('rect', { x: 0, y: 1, width: '100%', height: BAR - 2, class: kind }), h('text', { x: 5, y: 15 }, text));

const told = (claims: readonly Claim[]): string => (claims.length === 0 ? 'nothing' : claims.map(({ guest, kib }) => `${name(guest)} ${formatKiB(kib)}`).join(', '));

/** Which colour a VM has, the same on each node. */
export type ColourOf = (guest: string) => number;

/** What running VMs may take of a node's memory, against what it has. A bar that ends before the claims do shows how far they go beyond. */
export function claimsPicture(title: string, claims: readonly Claim[], totalKiB: number, colourOf: ColourOf): Html {
  const claimed = claims.reduce((sum, { kib }) => sum + kib, 0);
  const whole = Math.max(claimed, totalKiB);
  let from = 0;
  const stretches = claims.map(({ guest, kib }) => {
    const at = percent(from, whole);
    from += kib;
    return stretch(at, percent(kib, whole), `claim claim-${colourOf(guest) % COLOURS}`, name(guest));
  });
  return bar(title, `Running VMs may take: ${told(claims)}. There are ${formatKiB(totalKiB)}.`, [
    h('rect', { x: 0, y: 1, width: percent(totalKiB, whole), height: BAR - 2, class: 'whole' }), stretches,
    claimed > totalKiB ? h('rect', { x: percent(totalKiB, whole), y: 1, width: percent(claimed - totalKiB, whole), height: BAR - 2, class: 'beyond' }) : undefined,
  ]);
}

/** What is in use now. */
export const usePicture = (title: string, usedKiB: number, totalKiB: number): Html => bar(title, `${formatKiB(usedKiB)} of ${formatKiB(totalKiB)} are in use.`, [
  h('rect', { x: 0, y: 1, width: '100%', height: BAR - 2, class: 'whole' }), h('rect', { x: 0, y: 1, width: percent(Math.min(usedKiB, totalKiB), totalKiB), height: BAR - 2, class: 'used' }),
]);

const bar = (title: string, description: string, content: Child): Html =>
  h('svg', { class: 'bar', role: 'img', width: '100%', height: BAR, 'aria-label': `${title}. ${description}` }, h('title', {}, title), h('desc', {}, description), content);

/** On a narrow page boxes of sixteen columns would be too small to read. */
const [COLUMNS, FEW_COLUMNS] = [16, 8];
const [CELL_WIDTH, CELL_HEIGHT, GAP] = [30, 20, 4];

/** One box a CPU: who is bound to it. The page shows the arrangement that its width has room for. */
export const cpusPicture = (title: string, cpus: readonly CpuSummary[]): Child => (cpus.length <= FEW_COLUMNS ? boxes(title, cpus, FEW_COLUMNS, 'cpus')
  : [boxes(title, cpus, COLUMNS, 'cpus cpus-wide'), boxes(title, cpus, FEW_COLUMNS, 'cpus cpus-narrow')]);

function boxes(title: string, cpus: readonly CpuSummary[], columns: number, kind: string): Html {
  const rows = Math.ceil(cpus.length / columns);
  const bound = cpus.filter(({ pinned }) => pinned.length > 0);
  const description = `${cpus.length} CPUs; running VMs are bound to ${bound.length === 0 ? 'none' : bound.length}.`;
  const width = Math.min(cpus.length, columns) * (CELL_WIDTH + GAP);
  const height = rows * (CELL_HEIGHT + GAP);
  return h('svg', { class: kind, role: 'img', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-label': `${title}. ${description}` },
    h('title', {}, title), h('desc', {}, description),
    cpus.map((cpu, i) => cpuBox(cpu, (i % columns) * (CELL_WIDTH + GAP) + 1, Math.floor(i / columns) * (CELL_HEIGHT + GAP) + 1)));
}

const cpuBox = (cpu: CpuSummary, x: number, y: number): Html => h('g', {},
  h('title', {}, cpuWords(cpu)),
  h('rect', { x, y, width: CELL_WIDTH, height: CELL_HEIGHT, rx: 3, class: `cpu ${kindOf(cpu)}` }),
  cpu.isolated ? h('line', { x1: x + 4, x2: x + CELL_WIDTH - 4, y1: y + CELL_HEIGHT - 4, y2: y + CELL_HEIGHT - 4, class: 'isolated' }) : undefined,
  h('text', { x: x + CELL_WIDTH / 2, y: y + 14, 'text-anchor': 'middle' }, String(cpu.id)));

function kindOf({ online, pinned }: CpuSummary): string {
  if (online === false) return 'offline';
  return pinned.length === 0 ? 'free' : pinned.length === 1 ? 'bound' : 'shared';
}

/** `CPU 3: web, db`. */
const cpuWords = ({ id, online, isolated, pinned }: CpuSummary): string =>
  [`CPU ${id}`, ...(online === false ? ['offline'] : []), ...(isolated ? ['isolated'] : []), pinned.length > 0 ? `bound: ${pinned.map(name).join(', ')}` : 'nobody is bound to it'].join(', ');

/** What the boxes mean, for those who see them; only kinds that there are. */
export function cpusLegend(nodes: readonly NodeSummary[]): Child {
  const cpus = nodes.flatMap((node) => node.cpus);
  const kinds = new Set([...cpus.map(kindOf), ...(cpus.some(({ isolated }) => isolated) ? ['isolated'] : [])]);
  return h('p', { class: 'legend', 'aria-hidden': 'true' }, LEGEND.filter(([kind]) => kinds.has(kind)).map(([kind, words]) => h('span', {}, sample(kind), words)));
}

const LEGEND = [['free', 'nobody is bound to it'], ['bound', 'one VM is'], ['shared', 'several VMs are'], ['isolated', 'kept from the scheduler'], ['offline', 'offline']] as const;

const sample = (kind: string): Html => h('svg', { width: 20, height: 14 },
  h('rect', { x: 1, y: 1, width: 18, height: 12, rx: 3, class: `cpu ${kind === 'isolated' ? 'free' : kind}` }), kind === 'isolated' ? h('line', { x1: 4, x2: 16, y1: 10, y2: 10, class: 'isolated' }) : undefined);
