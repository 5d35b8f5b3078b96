import { explainInSteps, type Explanation, type ExplainOptions } from '../../engine/index.ts';
import { nextTurn } from './guard.ts';

/** The explanation of a text while it is made; a big one takes a second or more. */
export interface Explaining {
  /** Makes the rest of it now. */
  whole(): Explanation;
  /** It, once it is made. */
  made(): Explanation | undefined;
  /** Makes it bit by bit, other requests are answered in between; leaves it when nobody wants it any more. */
  inTurns(isWanted: () => boolean): Promise<void>;
}

/** How long others wait for a turn. */
const TURN_MS = 20;

export function startExplaining(text: string, options: ExplainOptions): Explaining {
  const steps = explainInSteps(text, options);
  let made: Explanation | undefined;
  let failure: { readonly error: unknown } | undefined;
  /** Returns whether there is more to do. */
  const step = (): boolean => {
    if (failure) throw failure.error;
    try {
      const { done, value } = steps.next();
      if (done) made = value;
    } catch (error) {
      failure = { error };
      throw error;
    }
    return made === undefined;
  };
  const run = async (isWanted: () => boolean): Promise<void> => {
    while (made === undefined && isWanted()) {
      const end = Date.now() + TURN_MS;
      while (Date.now() < end && made === undefined && step());
      if (made === undefined) await nextTurn();
    }
  };
  /** Several may want it: it has one turn all the same. */
  let running: Promise<void> | undefined;
  return {
    whole() {
      while (made === undefined) step();
      return made;
    },
    made: () => made,
    inTurns: (isWanted) => (running ??= run(isWanted).finally(() => { running = undefined; })),
  };
}
