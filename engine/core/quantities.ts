/** Sizes and sets of numbers as libvirt reads them. Own code: the npm packages read 1KiB as 1 and mishandle `^`. */

const UNIT_BYTES: Readonly<Record<string, bigint>> = (() => {
  const units: Record<string, bigint> = { b: 1n, byte: 1n, bytes: 1n };
  [...'kmgtpe'].forEach((letter, i) => {
    const binary = 1024n ** BigInt(i + 1);
    units[letter] = binary;
    units[`${letter}ib`] = binary;
    units[`${letter}b`] = 1000n ** BigInt(i + 1);
  });
  return units;
})();

/** Bytes in one `unit` (`KiB`, `kb`, `M`, … in any case; source: virScaleInteger in libvirt's src/util/virutil.c), or undefined. */
export const unitBytes = (unit: string): bigint | undefined =>
  Object.hasOwn(UNIT_BYTES, unit.toLowerCase()) ? UNIT_BYTES[unit.toLowerCase()] : undefined;

/** A decimal non-negative integer with optional blanks around it, or undefined. */
export function parseCount(text: string): bigint | undefined {
  const trimmed = text.trim();
  return /^\+?\d{1,20}$/.test(trimmed) ? BigInt(trimmed) : undefined;
}

/** The size in bytes that libvirt reads from a number and its unit, or undefined when it would refuse either. */
export function parseSize(text: string, unit: string): bigint | undefined {
  const count = parseCount(text);
  const scale = unitBytes(unit.trim());
  return count === undefined || scale === undefined ? undefined : count * scale;
}

const BINARY_NAMES = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** `4294967296n` → `4 GiB`; at most two decimals, so that people can compare. */
export function formatBytes(bytes: bigint): string {
  let power = 0;
  while (power < BINARY_NAMES.length - 1 && bytes >= 1024n ** BigInt(power + 1)) power++;
  const hundredths = (bytes * 100n) / 1024n ** BigInt(power);
  const whole = hundredths / 100n;
  const rest = Number(hundredths % 100n);
  const digits = rest === 0 ? `${whole}` : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  return `${digits} ${BINARY_NAMES[power]}`;
}

/** Why a cpuset or nodeset text is not one; `at` and `length` say where in the text. */
export interface SetProblem {
  readonly at: number;
  readonly length: number;
  readonly message: string;
  /** The text reads well but leaves no member, which some sets may. */
  readonly excludesAll?: true;
}

export interface NumberSet {
  /** In ascending order, without repetition, exclusions applied. */
  readonly numbers: readonly number[];
  readonly problem?: SetProblem;
}

/** VIR_DOMAIN_CPUMASK_LEN - 1: the highest number libvirt keeps in a CPU set. */
const MAX_SET_MEMBER = 16383;

/**
 * Reads a cpuset or nodeset such as `0-3,^2,8`, exactly as virBitmapParseInternal does (libvirt's src/util/virbitmap.c):
 * a comma-separated list of N, N-M with N ≤ M, and ^N; blanks after numbers and commas; a comma may end it.
 * Total: what could be read before a problem is returned with it.
 */
export function parseNumberSet(text: string): NumberSet {
  const members = new Set<number>();
  const done = (problem?: SetProblem): NumberSet => {
    const numbers = [...members].sort((a, b) => a - b);
    return problem ? { numbers, problem } : { numbers };
  };
  if (text.trim() === '') return done({ at: 0, length: text.length, message: 'the set is empty' });
  let at = 0;
  for (const part of text.split(',')) {
    const isLast = at + part.length === text.length;
    if (!(isLast && at > 0 && part.trim() === '')) {
      const problem = readPart(part.trimStart(), members);
      if (problem) return done({ at, length: Math.max(part.length, 1), message: problem });
    }
    at += part.length + 1;
  }
  if (members.size === 0) return done({ at: 0, length: text.length, message: 'the set excludes all of its members', excludesAll: true });
  return done();
}

function readPart(part: string, members: Set<number>): string | undefined {
  const match = /^(\^?)(\d{1,10})\s*(?:-\s*(\d{1,10})\s*)?$/.exec(part);
  if (!match) return part.trim() === '' ? 'a number is missing at a comma' : `"${part.trim()}" is not a number, a range a-b or an exclusion ^n`;
  const first = Number(match[2]);
  const last = match[3] === undefined ? first : Number(match[3]);
  if (match[1] && match[3] !== undefined) return `"${part.trim()}" excludes a range; only single numbers can be excluded`;
  if (last < first) return `the range ${first}-${last} runs backwards`;
  if (last > MAX_SET_MEMBER) return `${last} is larger than ${MAX_SET_MEMBER}, the highest number libvirt keeps`;
  for (let n = first; n <= last; n++) {
    if (match[1]) members.delete(n);
    else members.add(n);
  }
  return undefined;
}

/** `[0,1,2,5]` → `0-2,5`, as libvirt writes sets. */
export function formatNumberSet(numbers: readonly number[]): string {
  const runs: string[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const first = numbers[i]!;
    while (numbers[i + 1] === numbers[i]! + 1) i++;
    runs.push(first === numbers[i] ? `${first}` : `${first}-${numbers[i]}`);
  }
  return runs.join(',');
}
