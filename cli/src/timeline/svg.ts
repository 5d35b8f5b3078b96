import type { Shape, TimelinePicture } from '../../../engine/index.ts';

/** A text for XML: nothing in it is markup, and what XML cannot hold is left out. */
const escaped = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const element = (tag: string, attributes: Readonly<Record<string, string | number>>, content = ''): string =>
  `<${tag}${Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('')}${content === '' ? '/>' : `>${content}</${tag}>`}`;

/** Colours that the colour-blind tell apart (Okabe and Ito), on light and dark; shapes differ besides. */
const STYLE = `
svg { font: 12px sans-serif; background: #fff; color: #222 }
text { fill: currentColor } .quiet { opacity: .7 } .lane { fill: #8881 } .burst { fill: #d55e0022 } .tick { stroke: #8885 } text.tick { stroke: none }
.break { stroke: #888; stroke-dasharray: 2 4 } .link { stroke: #888 } .first { stroke: #d55e00; stroke-dasharray: 4 3 }
.cause, .crash { fill: #d55e00 } .trouble { fill: #e69f00 } .consequence { fill: none; stroke: #0072b2; stroke-width: 2 } .start, .end { fill: #009e73 } .daemon, .boot { fill: #777 } .begins { stroke: currentColor; stroke-width: 2 }
@media (prefers-color-scheme: dark) { svg { background: #1e1e1e; color: #ddd } .consequence { stroke: #56b4e9 } }
`;

/** The picture as a file of its own. */
export function timelineSvg({ width, height, summary, shapes }: TimelinePicture): string {
  const content = [element('title', {}, escaped('Timeline')), element('desc', {}, escaped(summary)), element('style', {}, STYLE), ...shapes.map(shapeSvg)].join('\n');
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' }, `\n${content}\n`)}\n`;
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': return element('rect', { class: shape.look, x: shape.x, y: shape.y, width: shape.width, height: shape.height });
    case 'line': return element('line', { class: shape.look, x1: shape.x1, y1: shape.y1, x2: shape.x2, y2: shape.y2 });
    case 'text': return element('text', { class: shape.look, x: shape.x, y: shape.y, 'text-anchor': shape.anchor }, escaped(shape.text));
    case 'mark': return element('path', { class: shape.look, d: shape.path });
    case 'event': return element('path', { class: `${shape.look}${shape.isFirst ? ' begins' : ''}`, d: shape.path }, element('title', {}, escaped(shape.label)));
  }
}
