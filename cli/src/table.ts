/** Cells in aligned columns, two blanks between them; `right` are columns of numbers. No blanks at the ends of lines. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => { widths[i] = Math.max(widths[i] ?? 0, widthOf(cell)); });
  return rows.map((row) => row.map((cell, i) => {
    const blanks = ' '.repeat(widths[i]! - widthOf(cell));
    return right.includes(i) ? blanks + cell : cell + blanks;
  }).join('  ').trimEnd());
}

/** Characters that terminals show in two columns. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Those that they put over the one before. */
const COMBINING = /\p{M}/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}
