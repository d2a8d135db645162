import { ask } from "../../journal/web/api.ts";
import type { RefusedEvent } from "../security-events.ts";

/** What was tried under one's own name, as `GET /api/v1/account/attempts` says. */
export interface OwnAttempts {
  readonly signIns: readonly {
    readonly at: string;
    readonly from: string;
    readonly by: readonly string[];
    readonly agent?: string;
  }[];
  readonly failures: readonly {
    readonly event: RefusedEvent;
    readonly from?: string;
    readonly count: number;
    readonly last: string;
  }[];
  readonly sinceLast?: { readonly count: number; readonly from: readonly string[]; readonly since?: string };
}

export type OwnAttempt =
  | ({ readonly kind: "signIn" } & OwnAttempts["signIns"][number])
  | ({ readonly kind: "failure"; readonly at: string } & OwnAttempts["failures"][number]);

/** Both kinds in one list, the latest first. */
export function attemptsInOrder({ signIns, failures }: OwnAttempts): readonly OwnAttempt[] {
  const all: OwnAttempt[] = [
    ...signIns.map((each) => ({ kind: "signIn" as const, ...each })),
    ...failures.map((each) => ({ kind: "failure" as const, at: each.last, ...each })),
  ];
  return all.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

export async function readOwnAttempts(): Promise<OwnAttempts | undefined> {
  const reply = await ask<OwnAttempts>("GET", "/api/v1/account/attempts");
  return reply.kind === "ok" ? reply.content : undefined;
}

export async function noteOwnAttempts(): Promise<void> {
  await ask("POST", "/api/v1/account/attempts/noted", { body: {} });
}
