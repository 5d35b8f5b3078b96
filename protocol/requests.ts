import type { Diagnosis } from '../engine/index.ts';
import type { HostFacts } from '../engine/index.ts';

/** Our own LSP requests and notifications, typed once for both ends. Positions and ranges are LSP's. */

export const EXPLAIN_LOG = 'virtDoctor/explainLog';
export const DIAGNOSE = 'virtDoctor/diagnose';
export const SET_HOST_FACTS = 'virtDoctor/setHostFacts';
export const STATUS = 'virtDoctor/status';

/** Facts to judge `uri` by (or, without one, every document); `facts: null` forgets them. */
export interface SetHostFactsParams {
  readonly uri?: string;
  readonly host: string | null;
  readonly facts: HostFacts | null;
}

export interface DiagnoseParams {
  readonly vm?: string;
  readonly xml?: { readonly name: string; readonly text: string };
  readonly logs: readonly { readonly name: string; readonly text: string }[];
  readonly facts?: HostFacts;
}

export type DiagnoseResult = Diagnosis;

export interface ExplainLogParams {
  readonly name: string;
  readonly text: string;
}
