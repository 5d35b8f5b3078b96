import type { Item } from './pattern-items.ts';

const MOST_EXPANSIONS = 100;

/**
 * For each member: one of its texts is in whatever the items match. Texts that stand next to each other are one: `OVMF (firmware |)missing` holds
 * "OVMF firmware missing" or "OVMF missing".
 */
export function requiredTexts(items: readonly Item[]): string[][] {
  const sets: string[][] = [];
  let run = [''];
  const flush = (): void => {
    if (run.some((text) => text !== '')) sets.push(run);
    run = [''];
  };
  for (const item of items) {
    const texts = item.kind === 'text' ? [item.text] : item.kind === 'choice' ? plainBranches(item.branches) : undefined;
    if (texts && run.length * texts.length > MOST_EXPANSIONS) flush();
    if (texts) run = run.flatMap((before) => texts.map((text) => before + text));
    else {
      if (item.kind === 'choice') sets.push(...branchTexts(run, item.branches));
      flush();
    }
  }
  flush();
  return sets;
}

/** Of each branch the text that tells most, with what stands before the choice. */
function branchTexts(before: readonly string[], branches: readonly (readonly Item[])[]): string[][] {
  const lead: Item[] = before.length * branches.length > MOST_EXPANSIONS ? [] : [{ kind: 'choice', branches: before.map((text) => [{ kind: 'text', text }]) }];
  const perBranch = branches.map((branch) => requiredTexts([...lead, ...branch]).sort((x, y) => shortest(y) - shortest(x))[0]);
  return perBranch.every((texts) => texts !== undefined) ? [perBranch.flat()] : [];
}

/** The branches when they are nothing but text. */
const plainBranches = (branches: readonly (readonly Item[])[]): string[] | undefined => {
  const texts = branches.map((branch) => (branch.length === 0 ? '' : branch.length === 1 && branch[0]!.kind === 'text' ? branch[0]!.text : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
};

const shortest = (texts: readonly string[]): number => Math.min(...texts.map((text) => text.length));

/** The longest stretch of a literal that stands in any text as it is written here, neither wrapped nor quoted otherwise; may be empty. */
export const longestWord = (text: string): string => text.split(/[\s'"<>&\\]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
