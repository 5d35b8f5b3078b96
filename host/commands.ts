import { allQuestions } from './plan.ts';

/** One command that may run on a host, for docs/host-commands.md. */
export interface HostCommand {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly argv: readonly string[];
  /** At most this much of its output is taken … */
  readonly bytes: number;
  /** … and after this time it is ended. */
  readonly seconds: number;
}

/** Everything that may ever run on a host. The script of a round trip is made from the same list. */
export const hostCommands = (): HostCommand[] => allQuestions.map(({ id, title, why, argv, limits }) => ({ id, title, why, argv, ...limits }));
