import { h, type Html } from './html.ts';

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that were left out. */
  readonly more?: number;
  /** Columns of numbers, from 0. */
  readonly numbers?: readonly number[];
}

/** A table whose first column names its rows. */
export function tableOf({ caption, columns, rows, more = 0, numbers = [] }: Table): Html {
  const number = (i: number): { class: string | false } => ({ class: numbers.includes(i) && 'number' });
  // Where it is wider than the page, the keyboard stops at it to scroll.
  return h('div', { class: 'wide', role: 'group', 'aria-label': caption },
    h('table', {},
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, columns.map((column, i) => h('th', { scope: 'col', ...number(i) }, column)))),
      h('tbody', {}, rows.map((cells) => h('tr', {}, cells.map((cell, i) => (i === 0 ? h('th', { scope: 'row', ...number(i) }, cell) : h('td', number(i), cell))))))),
    more > 0 ? h('p', { class: 'quiet' }, `and ${more} more`) : undefined);
}
