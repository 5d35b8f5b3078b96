import type { Shape, TimelinePicture } from '../../../engine/index.ts';
import { h, type Child, type Html } from './html.ts';

/** Who has to step through more marks than this takes the words beside the picture. */
const MOST_STOPS = 60;

/** For a picture in half of an editor or more, and for one in a narrow column: at these widths, letters are as large as others. */
export const TIMELINE_WIDTHS = [['wide', 700], ['narrow', 352]] as const;

/** A timeline as SVG; `go` gets the number of the entry whose mark was activated. What it shows stands in words beside it as well. Of the pictures for more and for less room, one is seen. */
export function timelineDrawing({ width, height, summary, shapes }: TimelinePicture, room: 'wide' | 'narrow', go: (entry: number) => unknown): Html {
  const marks = shapes.filter(({ kind }) => kind === 'event').length;
  return h('svg', { class: `timeline timeline-${room}`, role: 'group', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-label': summary },
    shapes.map((shape) => shapeOf(shape, go, marks <= MOST_STOPS)));
}

/** Words of the picture stand in the names of its marks, too. Of too many marks, those that bursts begin with are reached by the keyboard. */
function shapeOf(shape: Shape, go: (entry: number) => unknown, allStop: boolean): Child {
  switch (shape.kind) {
    case 'rect': return h('rect', { class: `time-${shape.look}`, x: shape.x, y: shape.y, width: shape.width, height: shape.height });
    case 'line': return h('line', { class: `time-${shape.look}`, x1: shape.x1, y1: shape.y1, x2: shape.x2, y2: shape.y2 });
    case 'text': return h('text', { class: `time-${shape.look}-text`, 'aria-hidden': 'true', x: shape.x, y: shape.y, 'text-anchor': shape.anchor }, shape.text);
    case 'mark': return h('path', { class: `event event-${shape.look}`, 'aria-hidden': 'true', d: shape.path });
    case 'event': return h('path', { class: `event event-${shape.look}${shape.isFirst ? ' event-first' : ''}`, d: shape.path, role: 'link', 'aria-label': shape.label, tabindex: allStop || shape.isFirst ? 0 : undefined, act: () => go(shape.entries[0]!) }, h('title', {}, shape.label));
  }
}
