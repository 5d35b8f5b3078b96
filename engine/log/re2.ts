import type { PatternCompiler } from './own-signatures.ts';

/** The parts of the package re2js that are needed. The doors load it, and only when somebody has patterns of his own. */
export interface Re2Library {
  compile(source: string, flags?: number): Re2Pattern;
  readonly CASE_INSENSITIVE: number;
}

interface Re2Pattern {
  namedGroups(): Readonly<Record<string, number>>;
  matcher(text: string): Re2Matcher;
}

interface Re2Matcher {
  find(): boolean;
  start(): number;
  end(): number;
  group(name: string): string | null;
}

/** RE2's regular expressions: linear time, whatever the pattern and the text. */
export const re2Compiler = (library: Re2Library): PatternCompiler => (source, ignoreCase) => {
  const pattern = library.compile(source, ignoreCase ? library.CASE_INSENSITIVE : 0);
  const names = Object.keys(pattern.namedGroups());
  return (line) => {
    const matcher = pattern.matcher(line);
    if (!matcher.find()) return undefined;
    const groups = names.flatMap((name): [string, string][] => {
      const value = matcher.group(name);
      return value === null ? [] : [[name, value]];
    });
    return { start: matcher.start(), end: matcher.end(), groups: Object.fromEntries(groups) };
  };
};
