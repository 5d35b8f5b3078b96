import type { Signature } from '../signatures/signature.ts';
import type { Said } from './scope.ts';

/** A record and what it means. */
export interface Meant extends Said {
  readonly hit: { readonly signature: Signature };
}

const isCause = ({ hit: { signature } }: Meant): boolean => !signature.consequence;

/** Causes that a client named, and those that explain them. */
export const toldCauses = (records: readonly Meant[]): ReadonlySet<string> =>
  new Set(records.filter((one) => one.kind === 'client' && isCause(one)).flatMap(({ hit: { signature } }) => [signature.id, ...signature.yieldsTo ?? []]));

const isAbout = ({ whose, isTied }: Meant): boolean => whose === 'own' || (whose === 'nobody' && isTied);

/** When the failure at hand was; `told` when a log says then what a client named. */
export interface Failure {
  readonly at: number;
  readonly told: boolean;
}

/** When a log says last what a client named, else when one last says anything fatal that is about the VM. `alone`: there is no other VM. */
export function lastFailure(records: readonly Meant[], told: ReadonlySet<string>, alone: boolean): Failure | undefined {
  const named = latest(records.filter(({ hit }) => told.has(hit.signature.id)));
  const at = named ?? latest(records.filter((one) => one.hit.signature.severity === 'fatal' && isCause(one) && (alone || isAbout(one))));
  return at === undefined ? undefined : { at, told: named !== undefined };
}

const latest = (records: readonly Meant[]): number | undefined =>
  records.reduce<number | undefined>((last, { at }) => (at === undefined || (last !== undefined && last > at) ? last : at), undefined);

/** What is said this much later than what a client was told is something else. */
const LATER_MS = 30_000;

/** The daemon says it of nobody in particular, while others run or long after, and it is not what a client was told when the VM failed. */
export const isUntold = ({ kind, whose, hit, at }: Meant, told: ReadonlySet<string>, last: Failure | undefined, crowded: boolean): boolean =>
  told.size > 0 && kind === 'daemon' && whose === 'nobody' && !told.has(hit.signature.id) && (crowded || (last?.told === true && at !== undefined && at > last.at + LATER_MS));
