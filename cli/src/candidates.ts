import { basename } from 'node:path';
import { oneLine, readSnapshot, type Candidate, type SnapshotOrigin } from '../../engine/index.ts';
import { readInput } from './input.ts';
import { findPaths } from './paths.ts';

/** A host out of a snapshot file. */
export interface ReadCandidate extends Candidate {
  /** The file, as the user gave it. */
  readonly snapshot: string;
  readonly origin: SnapshotOrigin;
}

export interface Candidates {
  readonly candidates: readonly ReadCandidate[];
  /** Files that are no snapshots, and why. */
  readonly problems: readonly { readonly file: string; readonly problem: string }[];
}

/** The hosts of snapshot files; in folders every `.json` counts. What cannot be read is a value. */
export function readCandidates(paths: readonly string[]): Candidates {
  const candidates: ReadCandidate[] = [];
  const problems: { file: string; problem: string }[] = [];
  for (const found of findPaths({ paths, filesFrom: undefined, endings: ['.json'] })) {
    const { problem, ...candidate } = found.problem === undefined ? readCandidate(found.path) : { ...NOTHING, snapshot: found.path, problem: found.problem };
    if (problem === undefined) candidates.push(candidate);
    else problems.push({ file: found.path, problem });
  }
  return { candidates: candidates.map((candidate) => told(candidate, candidates)), problems };
}

const NOTHING = { name: '', facts: {}, origin: {} } as const;

/** The host of one snapshot file; `problem` says why there is none. */
export function readCandidate(path: string): ReadCandidate & { readonly problem?: string } {
  const read = readInput(path);
  const snapshot = read.problem === undefined ? readSnapshot(read.text) : { ok: false as const, problem: read.problem };
  if (!snapshot.ok) return { ...NOTHING, snapshot: path, problem: snapshot.problem };
  return { name: nameOf(path, snapshot.facts.hostname ?? snapshot.origin.host), snapshot: path, facts: snapshot.facts, origin: snapshot.origin };
}

const MAX_NAME = 60;
/** What a host calls itself, in a line; else the name of its file. */
const nameOf = (path: string, own: string | undefined): string => oneLine(own ?? '', MAX_NAME) || oneLine(basename(path, '.json'), MAX_NAME);

/** Hosts of one name are told apart by their files. */
const told = (candidate: ReadCandidate, all: readonly ReadCandidate[]): ReadCandidate =>
  (all.some((other) => other !== candidate && other.name === candidate.name) ? { ...candidate, name: `${candidate.name} (${candidate.snapshot})` } : candidate);
