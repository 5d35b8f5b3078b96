import type { Node } from 'jsonc-parser';
import type { Severity } from '../core/finding.ts';
import { readVersion } from '../core/version.ts';
import type { Profile } from '../rules/rule.ts';
import type { Category } from '../signatures/signature.ts';
import { CATEGORIES, type UserPattern, type UserSignature } from '../signatures/user-signature.ts';
import { codes, isWellFormedness } from './codes.ts';
import { CODE_PATTERN, isCode, ownCodes } from './own-codes.ts';
import { DEFAULTS, PROFILES, type Config, type Suppression } from './config.ts';
import { boolean, complain, either, integer, listOf, object, oneOf, oneOrMany, recordOf, spanOfNode, text, unknown, type ConfigProblem, type Shape } from './shape.ts';

/** The shape of `.virt-doctor.json`: what is read, and what its JSON schema says. */

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'libvirt refuses it, or you want it to fail.', warning: 'Wrong, but accepted.', info: 'Worth knowing.', hint: 'Worth a thought.',
};
const SEVERITY_OR_OFF = { ...SEVERITIES, off: 'Not wanted at all.' };

const PROFILE_DOCS: Readonly<Record<Profile, string>> = {
  libvirt: 'What libvirt refuses.', silent: 'What libvirt silently changes or drops.', host: 'What the chosen host cannot run.',
  performance: 'Advice: what makes guests slow.', security: 'Advice: what leaves doors open.',
  portability: 'Advice: what ties a domain to one distribution or version.', migration: 'Advice: what stands in the way of a migration.',
};

/** Codes that can be silenced or graded. */
const settable = new Map([...codes].filter(([code]) => !isWellFormedness(code)));
/** In the order of the alphabet. */
const sorted = [...settable].sort(([a], [b]) => (a < b ? -1 : 1));

function readCode(node: Node, problems: ConfigProblem[]): string | undefined {
  const own = ownCodes(node);
  const { value } = node as { value?: unknown };
  if (typeof value !== 'string') return complain(problems, 'config-bad-value', 'error', spanOfNode(node), 'A code is needed here, as a text.');
  if (settable.has(value) || own.has(value)) return value;
  if (isWellFormedness(value)) return complain(problems, 'config-unknown-code', 'warning', spanOfNode(node), `"${value}" cannot be silenced: XML that is not well-formed cannot be judged.`);
  return unknown(node, value, [...settable.keys(), ...own], 'code', problems);
}

const code: Shape<string> = { schema: { $ref: '#/definitions/code' }, read: (node, problems) => (node.value === 'all' ? 'all' : readCode(node, problems)) };

/** No control characters; a path or a name that is longer is none. */
const plain = (written: string): string | undefined => (written.length > 0 && written.length <= 1024 && !/\p{Cc}/u.test(written) ? written : undefined);

/** With `/`, relative: a configuration is another person's text and has no business with the rest of the machine. */
const isRelative = (path: string): boolean => !/^[/~\\]|^[a-z][\w+.-]*:|\\/i.test(path);
const relative = (written: string): string | undefined => (isRelative(written) ? plain(written) : undefined);
const hostName = (written: string): string | undefined => (written.startsWith('-') || /\s/.test(written) ? undefined : written.endsWith('.json') ? relative(written) : plain(written));
const elementPath = (written: string): string | undefined => (/^\/?(?:[\w.:*-]+(?:\[[1-9]\d{0,5}\])?\/)*[\w.:*-]+(?:\[[1-9]\d{0,5}\])?$/.test(written) && written.length <= 256 ? written : undefined);

const version = text('a version such as 9.0.0', readVersion, { pattern: '^\\d{1,4}\\.\\d{1,4}(\\.\\d{1,4})?$' });

const profiles: Shape<NonNullable<Config['profiles']>> = (() => {
  const each = object<Partial<Record<Profile, boolean>>>(Object.fromEntries(PROFILES.map((name) => [name, { doc: PROFILE_DOCS[name], shape: boolean, default: true }])) as never);
  const only = listOf(oneOf(PROFILE_DOCS));
  const both = either<readonly Profile[], Partial<Record<Profile, boolean>>>('array', only, each);
  const isList = (read: unknown): read is readonly Profile[] => Array.isArray(read);
  return {
    schema: both.schema,
    read(node, problems) {
      const read = both.read(node, problems);
      return isList(read) ? Object.fromEntries(PROFILES.map((name) => [name, read.includes(name)])) : read;
    },
  };
})();

const suppression = object<Omit<Suppression, 'place'>>({
  codes: { doc: 'The codes to silence; "all" for every one.', shape: oneOrMany(code), also: ['code'], required: true },
  files: { doc: 'Globs of the files meant, relative to this one; all files when absent. * stands for a part of a name, ** for any folders.', shape: oneOrMany(text('a glob', plain)) },
  path: { doc: 'The elements meant, below the domain: devices/disk, devices/disk[2], cpu. All when absent.', shape: text('the path of an element, such as devices/disk[2]', elementPath) },
  reason: { doc: 'Why it is right not to be told. For those who come later.', shape: text('a text', plain) },
});

/** `code` reads better than `codes` for one; a schema knows both. */
const suppressionSchema = { ...suppression.schema, required: undefined, properties: { code: { description: 'The code to silence; "all" for every one.', ...oneOrMany(code).schema }, ...(suppression.schema['properties'] as object) } };

/** Where it stands is kept: whether it hides anything is found out later. */
const placedSuppression: Shape<Suppression> = {
  schema: suppressionSchema,
  read(node, problems) {
    const read = suppression.read(node, problems);
    return read && { ...read, place: spanOfNode(node) };
  },
};

const words = text('a text', plain);

/** Where the pattern stands is kept: what is wrong with it is found out later. */
const pattern: Shape<UserPattern> = {
  schema: { type: 'string', minLength: 1, maxLength: 1000 },
  read(node, problems) {
    const source = text('a regular expression of up to 1000 characters', (written) => (written.length > 0 && written.length <= 1000 ? written : undefined)).read(node, problems);
    return source === undefined ? undefined : { source, place: spanOfNode(node) };
  },
};

const ownCode: Shape<string> = (() => {
  const code = text('a code such as backup-job-failed', (id) => (isCode(id) ? id : undefined), { pattern: CODE_PATTERN });
  return {
    schema: code.schema,
    read(node, problems) {
      const id = code.read(node, problems);
      if (id !== undefined && codes.has(id)) complain(problems, 'config-taken-code', 'warning', spanOfNode(node), `virt-doctor itself has a code "${id}": severities and suppressions mean both.`);
      return id;
    },
  };
})();

const signature = object<UserSignature>({
  id: { doc: 'Its code, in lower case with hyphens.', shape: ownCode, required: true },
  pattern: { doc: 'A regular expression in the syntax of RE2, looked for in each line of a log. (?P<name>…) names a group.', shape: pattern, also: ['match', 'regex'], required: true },
  ignoreCase: { doc: 'Whether upper and lower case are the same.', shape: boolean, default: false },
  severity: { doc: 'How bad it is.', shape: oneOf({ fatal: 'The VM or the action failed.', degraded: 'It goes on, but not as it should.', benign: 'Harmless.' }), default: 'degraded' },
  category: { doc: 'What it is about.', shape: oneOf(Object.fromEntries(CATEGORIES.map((name) => [name, name])) as Record<Category, string>), default: 'other' },
  title: { doc: 'A few words.', shape: words },
  message: { doc: 'What happened, with {name} for groups; the matched words when absent.', shape: words },
  why: { doc: 'Why it happens.', shape: words },
  do: { doc: 'What to do about it.', shape: words, also: ['remedy', 'fix'] },
  check: { doc: 'Commands to look at, which only read.', shape: oneOrMany(words), also: ['checks'] },
  xml: { doc: 'The element or attribute it points at, such as devices/disk/source/@file.', shape: words },
});

export const configShape = object<Config>({
  profiles: { doc: 'Which kinds of findings are wanted: an object with true or false for each (all are on by default), or a list of those that are to be on.', shape: profiles },
  severities: {
    doc: 'Severity by code, also of your own signatures, instead of the finding\'s own, or off.', also: ['rules'],
    shape: recordOf(readCode, oneOf(SEVERITY_OR_OFF), {
      properties: Object.fromEntries(sorted.map(([id, { title }]) => [id, { description: title, $ref: '#/definitions/severity' }])), additionalProperties: { $ref: '#/definitions/severity' },
    }),
  },
  suppress: { doc: 'Findings that were looked at and are to be seen no more.', shape: listOf(placedSuppression) },
  target: {
    doc: 'The versions that domains are meant for. What is newer than these, deprecated or gone in them is reported.',
    shape: object({ libvirt: { doc: 'Such as 9.0.0.', shape: version }, qemu: { doc: 'Such as 7.2.0.', shape: version } }),
  },
  host: { doc: 'The host that domains are meant for: the path of a snapshot (virt-doctor snapshot HOST -o hosts/HOST.json), relative to this file, or its ssh name.', shape: text('the relative path of a snapshot (*.json) or the name of a host', hostName) },
  threshold: { doc: 'The least severity shown.', shape: oneOf(SEVERITIES), default: DEFAULTS.threshold },
  baseline: { doc: 'A file with findings that were there before, relative to this file; only new ones are shown (virt-doctor lint --update-baseline).', shape: text('a relative path', relative) },
  memoryShare: { doc: 'The percentage of a host\'s memory that a guest may have; the rest is left to the host.', shape: integer(1, 1000), default: DEFAULTS.memoryShare },
  signatures: { doc: 'Your own signatures of log lines.', shape: listOf(signature) },
});

/** What several places of the schema refer to. */
export const definitions = { severity: oneOf(SEVERITY_OR_OFF).schema, code: { type: 'string', examples: [...sorted.map(([id]) => id), 'all'] } };
