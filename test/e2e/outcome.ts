/** How one test case went. */
export interface Outcome {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly ms?: number;
  readonly error?: string;
}

/** What a run of the suite leaves behind; `notes` are measures. */
export interface SuiteResults {
  readonly outcomes: readonly Outcome[];
  readonly notes: readonly string[];
}
