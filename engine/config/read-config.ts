import { inWords } from '../core/in-words.ts';
import { createScanner, findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { Span } from '../core/span.ts';
import type { Config } from './config.ts';
import { complain, spanOfNode, type ConfigProblem } from './shape.ts';
import { configShape } from './table.ts';

export interface ConfigReading {
  readonly config: Config;
  /** In the order of their places. Each stands on what was left out of `config`. */
  readonly problems: readonly ConfigProblem[];
  /** Where the values stand that name files, for what is found to be wrong with these. */
  readonly places: { readonly host?: Span; readonly baseline?: Span };
}

const MAX_LENGTH = 256 * 1024;
/** The deepest that a configuration may sensibly be; the package reads by recursion. */
const MAX_DEPTH = 50;

/**
 * Reads `.virt-doctor.json`: JSON with comments and trailing commas. Total and linear: what is wrong is left out and reported with its
 * place in the text, the rest holds. Keys and values that mean something to JavaScript (`__proto__`) mean nothing here.
 */
export function readConfig(text: string): ConfigReading {
  const problems: ConfigProblem[] = [];
  const { config, places } = readable(text, problems) ? read(text, problems) : { config: {}, places: {} };
  return { config, places, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** Whether a text is read at all. */
export const isReadable = (text: string): boolean => text.length <= MAX_LENGTH && tooDeepAt(text) === undefined;

function readable(text: string, problems: ConfigProblem[]): boolean {
  if (text.length > MAX_LENGTH) {
    complain(problems, 'config-syntax', 'error', { start: 0, end: 1 }, `The file has ${text.length} characters; up to ${MAX_LENGTH} are read.`);
    return false;
  }
  const at = tooDeepAt(text);
  if (at !== undefined) complain(problems, 'config-syntax', 'error', { start: at, end: at + 1 }, `The file is nested more than ${MAX_DEPTH} levels deep; it is not read.`);
  return at === undefined;
}

/** Where the nesting goes too far. `SyntaxKind` is a const enum: 1 and 3 open, 2 and 4 close, 17 is the end. */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== 17; token = scanner.scan()) {
    if (token === 1 || token === 3) depth++;
    else if (token === 2 || token === 4) depth--;
    if (depth > MAX_DEPTH) return scanner.getTokenOffset();
  }
  return undefined;
}

function read(text: string, problems: ConfigProblem[]): Pick<ConfigReading, 'config' | 'places'> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const { error, offset, length } of errors) {
    complain(problems, 'config-syntax', 'error', { start: offset, end: Math.max(offset + length, Math.min(offset + 1, text.length)) }, `This is no JSON: ${inWords(printParseErrorCode(error))}.`, { bySchema: true });
  }
  if (!root) {
    // An empty file says nothing, and nothing is wrong with that.
    if (text.trim() === '') problems.length = 0;
    return { config: {}, places: {} };
  }
  const config = configShape.read(root, problems) ?? {};
  const [host, baseline] = ['host', 'baseline'].map((key) => (root.type === 'object' ? findNodeAtLocation(root, [key]) : undefined));
  return { config, places: { ...(host && { host: spanOfNode(host) }), ...(baseline && { baseline: spanOfNode(baseline) }) } };
}
