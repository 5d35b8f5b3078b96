/** A command a person may run to learn more. Shown, never run. */
export interface Check {
  readonly command: string;
  /** True when it changes something; such commands are marked. */
  readonly changes?: boolean;
  /** What to look for in its answer. */
  readonly look?: string;
}
