/** The same numbers at each run, from 0 to less than what is asked for. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => Math.floor(((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * below);
}
