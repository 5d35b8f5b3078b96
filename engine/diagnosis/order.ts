import type { Hit } from '../log/hit.ts';
import type { Gravity, Signature } from '../signatures/signature.ts';
import type { Known } from '../schema/domain/placeholders.ts';
import type { Cause, LogEvidence } from './cause.ts';
import { fillChecks } from './fill-checks.ts';
import type { LogKind } from './log-kind.ts';
import type { Pointed } from './point.ts';
import type { Standing } from './scope.ts';

/** A hit on its way to become a cause. */
export interface Candidate {
  readonly id: string;
  readonly signature: Signature;
  readonly kind: LogKind;
  readonly hit: Hit;
  readonly standing: Standing;
  readonly evidence: readonly LogEvidence[];
  readonly pointed: Pointed | undefined;
  /** The XML alone would tell if this were wrong with it, and does not. */
  readonly unfounded: boolean;
  /** What is known for the commands that it shows. */
  readonly known: Known;
  /** What the XML alone tells about the same fault. */
  readonly confirmedBy?: Cause;
}

/** What a client was told is what failed; QEMU's own words say why; a daemon also speaks of other things. */
const KIND_WEIGHT: Readonly<Record<LogKind, number>> = { client: 60, qemu: 50, daemon: 30, kernel: 20, guest: 10, other: 10 };

/** How telling the words are that the logs hold for a cause; its other wordings say nothing. */
const mostTelling = (id: string, all: readonly Candidate[]): number => all.reduce((most, { id: other, hit }) => (other === id ? Math.max(most, hit.weight) : most), 0);

/** What did not end the run at hand is not fatal to it. */
const gravityOf = ({ signature, standing }: Candidate): Gravity => (standing !== 'now' && signature.severity === 'fatal' ? 'degraded' : signature.severity);

/** The log tells which element of the XML it is, of several that it could be. */
const isPickedOut = ({ pointed }: Candidate): boolean => pointed?.certain === true && !pointed.isSection;

/** The same line means something else as well, which looks where its text really stands in the XML. */
const isOutOfPlace = (candidate: Candidate, all: readonly Candidate[]): boolean => candidate.pointed?.strange === true
  && all.some((other) => other !== candidate && other.pointed?.certain === true && !other.pointed.strange && !other.signature.consequence && shareLine(candidate.evidence, other.evidence));

const shareLine = (a: readonly LogEvidence[], b: readonly LogEvidence[]): boolean => a.some((one) => b.some((other) => one.file === other.file && one.line === other.line));

function score(candidate: Candidate, all: readonly Candidate[]): number {
  const { signature } = candidate;
  const yields = signature.yieldsTo?.some((id) => all.some((other) => other.id === id && other !== candidate && !isOutOfPlace(other, all))) ?? false;
  return (gravityOf(candidate) === 'fatal' ? 1000 : 400)
    - (signature.consequence ? 900 : 0)
    - (yields ? 700 : 0)
    - (isOutOfPlace(candidate, all) ? 700 : 0)
    + KIND_WEIGHT[candidate.kind]
    + Math.min(candidate.hit.run, 9) * 5
    + (isPickedOut(candidate) && !candidate.pointed?.strange ? 80 : 0)
    - (candidate.pointed?.lacks || candidate.unfounded ? 650 : 0)
    + (candidate.confirmedBy ? 90 : 0)
    + Math.min(mostTelling(candidate.id, all), 60)
    + Math.min(new Set(candidate.evidence.map((e) => e.file)).size, 3) * 25;
}

/** True when both speak of one fault: the same cause, or libvirt's words for it stand on the same line of a log. */
function areOne(candidate: Candidate, cause: Cause): boolean {
  if (candidate.id === cause.id) return true;
  return !candidate.signature.consequence && shareLine(cause.evidence, candidate.evidence);
}

/** Causes, most likely first: those of the logs, then what the XML alone tells and no log line said. */
export function orderCauses(found: readonly Candidate[], fromXml: readonly Cause[]): Cause[] {
  const candidates = found.map((candidate): Candidate => {
    const confirmedBy = fromXml.find((cause) => areOne(candidate, cause));
    return confirmedBy ? { ...candidate, confirmedBy } : candidate;
  });
  const scored = candidates.map((candidate) => ({ candidate, score: score(candidate, candidates) })).sort((a, b) => b.score - a.score || b.candidate.hit.line - a.candidate.hit.line);
  const first = scored[0]?.candidate;
  const causesOf = (standing: Standing): Cause[] => scored.filter(({ candidate }) => candidate.standing === standing).map(({ candidate }) => toCause(candidate, candidate === first ? scored.slice(1).map((s) => s.candidate).filter((c) => c.signature.consequence) : []));
  const fatalFromLogs = scored.some(({ candidate }) => gravityOf(candidate) === 'fatal' && !candidate.signature.consequence);
  const rest = fromXml.filter((cause) => !candidates.some((candidate) => areOne(candidate, cause)));
  const said = rest.filter((cause) => cause.evidence.length > 0);
  const unsaid = rest.filter((cause) => cause.evidence.length === 0);
  const [now, aside, past] = [causesOf('now'), causesOf('aside'), causesOf('past')];
  const before = fatalFromLogs ? [] : unsaid.filter((c) => c.severity === 'fatal');
  return [...said, ...before, ...now, ...aside, ...unsaid.filter((c) => !before.includes(c)), ...past];
}

function toCause(candidate: Candidate, consequences: readonly Candidate[]): Cause {
  const { signature, hit, confirmedBy } = candidate;
  return {
    id: signature.id, category: signature.category, severity: gravityOf(candidate), title: signature.title, message: hit.message,
    why: signature.why, remedy: signature.remedy, checks: fillChecks(signature.checks, candidate.known),
    ...elementOf(candidate),
    facts: confirmedBy ? [confirmedBy.message, ...confirmedBy.facts] : [],
    evidence: candidate.evidence,
    explains: consequences.flatMap((c) => c.evidence),
    confidence: candidate.standing !== 'now' ? 'possible' : confirmedBy || (isPickedOut(candidate) && !signature.consequence) ? 'certain' : signature.consequence ? 'possible' : 'likely',
  };
}

/** A rule knows the exact attribute; a log line knows the device at best. */
function elementOf({ confirmedBy, pointed }: Candidate): Pick<Cause, 'element'> {
  if (confirmedBy?.element) return { element: confirmedBy.element };
  return pointed && !pointed.isNowhere ? { element: { xpath: pointed.xpath, span: pointed.span, label: pointed.element.name } } : {};
}
