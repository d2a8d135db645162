import { type CallDraft, emptyDraft, type Given } from "./register-call.ts";

/** A call form as it is kept while it is filled in: what was typed, what of it was given, and since when it is open. */
export interface KeptCall {
  readonly draft: CallDraft;
  readonly given: Given;
  readonly openedAt: number;
}

const prefix = "call ";

export function callDraftName(callId: string | null): string {
  return `${prefix}${callId ?? "new"}`;
}

/** The call a kept form is about: null for a contact that had not rung here; undefined when the name is no call form's. */
export function callOfDraft(name: string): string | null | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const call = name.slice(prefix.length);
  return call === "new" ? null : call;
}

/** What was kept, as this version of the form reads it. */
export function keptCall(value: unknown): KeptCall | null {
  const { draft, given, openedAt } = (value ?? {}) as Partial<KeptCall>;
  if (draft === undefined || given === undefined || typeof openedAt !== "number") return null;
  return { draft: { ...emptyDraft, ...draft }, given, openedAt };
}
