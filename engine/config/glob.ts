/** More helps nobody, and the time of a match is the product of both lengths. */
const MAX_GLOB = 512;
const MAX_PATH = 4096;

type Step = { readonly char: string } | 'one' | 'name' | 'path';

/**
 * Whether a glob means a path, both with `/`. `*` stands for any part of a name, `**` for any folders, `?` for one character;
 * a glob without `/` is compared with the last name, one that ends with `/` means all below. Never more than O(glob × path).
 */
export function matchesGlob(glob: string, path: string): boolean {
  if (glob.length > MAX_GLOB || path.length > MAX_PATH) return false;
  const below = glob.endsWith('/') ? `${glob}**` : glob;
  const anchored = below.replace(/^\.?\//, '');
  const steps = stepsOf(/\//.test(below) ? anchored : `**/${anchored}`);
  return run(steps, path.replace(/^\.\//, ''));
}

function stepsOf(glob: string): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i]!;
    if (c === '*' && glob[i + 1] === '*') {
      steps.push('path');
      while (glob[i + 1] === '*') i++;
      // `**/` may stand for nothing at all.
      if (glob[i + 1] === '/') i++;
    } else steps.push(c === '*' ? 'name' : c === '?' ? 'one' : { char: c });
  }
  return steps;
}

/** All states at once, so that no glob makes it go back. */
function run(steps: readonly Step[], path: string): boolean {
  let now = closure(new Set([0]), steps, true);
  for (let i = 0; i < path.length; i++) {
    const next = new Set<number>();
    for (const at of now) {
      const step = steps[at];
      if (step === 'path' || (step === 'name' && path[i] !== '/')) next.add(at);
      else if (step === 'one' ? path[i] !== '/' : typeof step === 'object' && step.char === path[i]) next.add(at + 1);
    }
    now = closure(next, steps, path[i] === '/');
    if (now.size === 0) return false;
  }
  return now.has(steps.length);
}

/** A wildcard may end here; `**` only between names, or as the last of the glob. */
function closure(states: Set<number>, steps: readonly Step[], atName: boolean): Set<number> {
  for (const at of states) {
    const step = steps[at];
    if (step === 'name' || (step === 'path' && (atName || at === steps.length - 1))) states.add(at + 1);
  }
  return states;
}
