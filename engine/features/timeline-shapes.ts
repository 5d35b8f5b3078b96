import type { EntryKind } from '../diagnosis/timeline/timeline.ts';
import type { Shape } from './timeline-picture.ts';

const LEGEND_HEIGHT = 36;
const LEGEND_LINE = 18;

const LEGEND: readonly (readonly [EntryKind, string])[] = [
  ['cause', 'cause'], ['trouble', 'trouble'], ['consequence', 'consequence'], ['start', 'VM starts'], ['end', 'VM ends'], ['crash', 'guest crash'], ['daemon', 'daemon'], ['boot', 'boot'],
];
/** About what a letter takes. */
const LETTER = 7;

/** What the shapes mean, of the kinds that were drawn, in as many lines as it takes. */
export function legendOf(drawn: ReadonlySet<EntryKind>, left: number, right: number, top: number, size: number): { readonly shapes: readonly Shape[]; readonly height: number } {
  let [x, y] = [left, top];
  const shapes = LEGEND.filter(([kind]) => drawn.has(kind)).flatMap(([kind, text]): Shape[] => {
    const width = 4 * size + text.length * LETTER;
    if (x > left && x + width > right) [x, y] = [left, y + LEGEND_LINE];
    const at = x;
    x += width;
    return [{ kind: 'mark', look: kind, isFirst: false, path: markPath(kind, at, y - 4, size) }, { kind: 'text', look: 'quiet', x: at + size + 4, y, anchor: 'start', text }];
  });
  return { shapes, height: LEGEND_HEIGHT + y - top };
}

type Corners = readonly (readonly [number, number])[];

/** Kinds differ in shape, not in colour alone: corners around a mark's middle, in halves of its size. */
const SHAPES: Readonly<Record<EntryKind, Corners>> = {
  cause: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  trouble: [[0, -1.1], [1.1, 0.9], [-1.1, 0.9]],
  consequence: octagon(0.75),
  benign: octagon(0.5),
  start: [[-0.8, -1], [1, 0], [-0.8, 1]],
  end: [[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]],
  crash: [[-1, -0.4], [-0.4, -1], [0, -0.6], [0.4, -1], [1, -0.4], [0.6, 0], [1, 0.4], [0.4, 1], [0, 0.6], [-0.4, 1], [-1, 0.4], [-0.6, 0]],
  daemon: [[-0.35, -1.1], [0.35, -1.1], [0.35, 1.1], [-0.35, 1.1]],
  boot: [[-1.1, -0.35], [-0.35, -0.35], [-0.35, -1.1], [0.35, -1.1], [0.35, -0.35], [1.1, -0.35], [1.1, 0.35], [0.35, 0.35], [0.35, 1.1], [-0.35, 1.1], [-0.35, 0.35], [-1.1, 0.35]],
};

function octagon(size: number): Corners {
  const c = size * Math.SQRT1_2;
  return [[0, -size], [c, -c], [size, 0], [c, c], [0, size], [-c, c], [-size, 0], [-c, -c]];
}

const rounded = (n: number): number => Math.round(n * 10) / 10;

/** The outline of a mark around a point, as SVG's path data. */
export const markPath = (kind: EntryKind, x: number, y: number, size: number): string =>
  `M${SHAPES[kind].map(([dx, dy]) => `${rounded(x + dx * size)} ${rounded(y + dy * size)}`).join('L')}Z`;
