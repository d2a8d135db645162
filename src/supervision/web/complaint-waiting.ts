import type { Instant } from "../../ground/instant.ts";
import type { Client } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { statesNow } from "../../journal/web/states-now.ts";
import type { Complaint } from "../complaint.ts";

/** A call as far as it tells that supervision is to take it up. */
export interface ComplaintCall {
  readonly id: string;
  readonly kind: string;
  readonly rangAt: Instant;
  readonly endedAt?: Instant;
  readonly complaint?: string;
}

/** It was noted as a complaint and has ended, and nobody has taken it up. */
export function isToTakeUp({ kind, endedAt, complaint }: ComplaintCall): boolean {
  return kind === "complaint" && endedAt !== undefined && complaint === undefined;
}

/** What waits for supervision: calls nobody took up, and complaints that nobody has or that are one's own. */
export function complaintsWaiting(client: Client): number {
  if (!mayGive(client, "AssignComplaint")) return 0;
  const { officer } = client.session;
  const calls = statesNow<ComplaintCall>(client, "call").filter(isToTakeUp);
  const complaints = statesNow<Complaint>(client, "complaint").filter(
    ({ handler }) => handler === undefined || handler === officer,
  );
  return calls.length + complaints.length;
}
