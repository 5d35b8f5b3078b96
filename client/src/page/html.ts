import { visible } from '../../../engine/index.ts';

/** What happens in the extension host when a person activates an element. */
export type Act = () => unknown;

/**
 * All elements and attributes that a page may have. There is no `href`, `src`, `style` or `on…` among them: a page leads nowhere by
 * itself and brings nothing along. Colours and sizes of HTML come from classes (see page-style.ts).
 */
export type Tag =
  | 'html' | 'head' | 'meta' | 'title' | 'body' | 'main' | 'header' | 'footer' | 'nav' | 'section' | 'article' | 'aside' | 'div' | 'span' | 'p'
  | 'h1' | 'h2' | 'h3' | 'h4' | 'ul' | 'ol' | 'li' | 'dl' | 'dt' | 'dd' | 'pre' | 'code' | 'strong' | 'em' | 'time' | 'button' | 'figure' | 'figcaption'
  | 'table' | 'caption' | 'thead' | 'tbody' | 'tr' | 'th' | 'td' | 'details' | 'summary' | 'wbr'
  | 'svg' | 'desc' | 'g' | 'rect' | 'line' | 'circle' | 'path' | 'polygon' | 'text' | 'tspan';

type AttributeName =
  | 'id' | 'class' | 'role' | 'lang' | 'title' | 'tabindex' | 'scope' | 'colspan' | 'open' | 'datetime' | 'data-state' | 'charset' | 'name' | 'content' | 'http-equiv'
  | `aria-${'label' | 'labelledby' | 'describedby' | 'hidden' | 'live' | 'current' | 'level' | 'expanded'}`
  | 'viewBox' | 'preserveAspectRatio' | 'x' | 'y' | 'x1' | 'y1' | 'x2' | 'y2' | 'cx' | 'cy' | 'r' | 'rx' | 'width' | 'height' | 'd' | 'points' | 'transform'
  | 'text-anchor' | 'dominant-baseline' | 'stroke-dasharray' | 'stroke-width';

/** `true` writes the bare name; `false` and `undefined` write nothing. */
export type Attributes = { readonly [name in AttributeName]?: string | number | boolean | undefined } & {
  /** Runs when the element is clicked, or gets Enter or Space while it has the focus (buttons have it; others need `tabindex: 0` and a role). */
  readonly act?: Act | undefined;
};

export interface Html {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Child[];
}

/** Strings are texts, whoever wrote them: nothing in them is markup. */
export type Child = Html | string | number | undefined | readonly Child[];

/** An element: `h('p', {}, 'It is ', h('code', {}, name))`. */
export const h = (tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): Html => ({ tag, attributes, children });

/** A button. `label` is what a screen reader says when the text alone does not tell what it is about. */
export const button = (text: string, act: Act, label?: string): Html => h('button', { act, 'aria-label': label }, text);

/** Something that leads to another place. */
export const link = (text: string, act: Act, label?: string): Html => h('button', { act, role: 'link', class: 'link', 'aria-label': label }, text);

const VOID: ReadonlySet<Tag> = new Set(['meta', 'wbr']);
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** A text for HTML: controls, escapes and direction marks become visible, and nothing in it is markup. */
const escaped = (text: string): string => visible(text).replace(/[&<>"'`]/g, (character) => ESCAPES[character]!);

/** Writes markup; `onAct` takes the act of an element and gives the number that the page will name it by. */
export function markup(child: Child, onAct: (act: Act) => number): string {
  if (child === undefined) return '';
  if (typeof child === 'string') return escaped(child);
  if (typeof child === 'number') return String(child);
  if (isList(child)) return child.map((one) => markup(one, onAct)).join('');
  const { tag, attributes, children } = child;
  const start = `<${tag}${tag === 'button' ? ' type="button"' : ''}${attributesOf(attributes, onAct)}>`;
  return VOID.has(tag) ? start : `${start}${children.map((one) => markup(one, onAct)).join('')}</${tag}>`;
}

const isList = (child: Html | readonly Child[]): child is readonly Child[] => Array.isArray(child);

function attributesOf(attributes: Attributes, onAct: (act: Act) => number): string {
  return Object.entries(attributes).map(([name, value]) => {
    if (value === undefined || value === false) return '';
    if (typeof value === 'function') return ` data-act="${onAct(value)}"`;
    return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
  }).join('');
}
