import { InventoryError } from './group.ts';

const MAX_EXPANDED = 10_000;
const RANGE = /\[([0-9]+|[a-zA-Z]):([0-9]+|[a-zA-Z])(?::([0-9]+))?\]/;

/** `web[01:03].example` → web01.example, web02.example, web03.example; also `[a:f]` and `[1:9:2]`, several times in a name. */
export function expandRange(name: string, line: number): string[] {
  let names = [name];
  while (RANGE.test(names[0]!)) {
    names = names.flatMap((each) => {
      const [range, from, to, step] = RANGE.exec(each)!;
      return valuesOf(from!, to!, Number(step ?? 1), line).map((value) => each.replace(range, value));
    });
    if (names.length > MAX_EXPANDED) throw new InventoryError(`line ${line}: a range of more than ${MAX_EXPANDED} hosts`);
  }
  return names;
}

function valuesOf(from: string, to: string, step: number, line: number): string[] {
  const isNumber = /^\d/.test(from);
  const [first, last] = isNumber ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  if (isNumber !== /^\d/.test(to) || !(first <= last) || step < 1 || (last - first) / step > MAX_EXPANDED) throw new InventoryError(`line ${line}: [${from}:${to}] is no range`);
  const values: string[] = [];
  for (let at = first; at <= last; at += step) values.push(isNumber ? String(at).padStart(from.length, '0') : String.fromCharCode(at));
  return values;
}
