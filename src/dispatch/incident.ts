import type { z } from "zod";
import type { ForceTier, InformedPost, promiseCauses } from "../ground/force.ts";
import type { Instant } from "../ground/instant.ts";
import type { WrittenPlace } from "../ground/place-words.ts";
import type { Point } from "../ground/point.ts";
import type { Recording } from "../ground/recording.ts";
import type { Sealed } from "../ground/sealed.ts";
import type { alertedPosts } from "./alarm-facts.ts";
import type { assignmentRoles, endings, promiseSchema, steps } from "./assignment-facts.ts";
import type { voidMarks } from "./ending-facts.ts";
import type { detailKinds } from "./detail-facts.ts";
import type { liesInSchema } from "./incident-facts.ts";
import type { handlingResults } from "./report-facts.ts";

export type Step = (typeof steps)[number];
export type Ending = (typeof endings)[number];
export type DetailKind = (typeof detailKinds)[number];
export type AssignmentRole = (typeof assignmentRoles)[number];

export type PromiseCause = (typeof promiseCauses)[number];

/** What became of a promise besides the times of the crews. */
export interface PromiseCourse {
  /** While somebody is forecast to be there after it is due. */
  readonly expectedAt?: Instant;
  readonly forecastAt?: Instant;
  /** How often it was. */
  readonly forecasts?: number;
  readonly broken?: { readonly at: Instant; readonly step: Step };
  readonly cause?: { readonly cause: PromiseCause; readonly note?: string; readonly by: string };
}

/** One unit's work on one incident, from the order to its end. */
export interface Assignment {
  readonly id: string;
  readonly unit: string;
  readonly callsign: string;
  readonly role: AssignmentRole;
  readonly station?: string;
  readonly stationOrder?: string;
  /** The furthest step reached and not undone. */
  readonly step: Step;
  /** Corrected times win; the originals are in `corrections`. */
  readonly times: Readonly<Partial<Record<Step, Instant>>>;
  readonly ending?: Ending;
  /** It may lead enforcement work. */
  readonly sworn: boolean;
  /** Who took the latest step and when it was recorded: whether it can still be undone. */
  readonly latest: { readonly step: Step; readonly by: string; readonly recordedAt: Instant };
  readonly acknowledgeBy?: Instant;
  /** What was promised with the order. */
  readonly promise?: z.output<typeof promiseSchema>;
  /** When the crew expects to be free. */
  readonly clearsAt?: Instant;
  /** By the law of the day it came, enforcement is recorded from then. */
  readonly records?: true;
  /** What its crew says is running: number of the recording or its device, and since when. */
  readonly recording?: { readonly number: string; readonly from: Instant };
  readonly corrections: readonly {
    readonly step: Step;
    readonly from: Instant;
    readonly to: Instant;
    readonly by: string;
    readonly reason: string;
  }[];
}

/** An order to a station, until its desk signs, returns or the hall withdraws it. */
export interface StationOrder {
  readonly id: string;
  readonly station: string;
  readonly orderedAt: Instant;
  readonly acknowledgeBy?: Instant;
  readonly signedAt?: Instant;
  readonly returned?: { readonly at: Instant; readonly reason: string };
  readonly withdrawnAt?: Instant;
}

export interface Alert {
  readonly id: string;
  /** The assignment or station order nobody acknowledged; absent: nobody was ordered to the incident in time. */
  readonly order?: string;
  readonly level: number;
  readonly alerted: (typeof alertedPosts)[number];
  readonly raisedAt: Instant;
  readonly acknowledgedBy?: string;
  readonly nextAt?: Instant;
}

/** Why an incident left the main life. */
export type Exit =
  | { readonly how: "merged"; readonly into: string; readonly at: Instant }
  | { readonly how: "diverted" | "handedOver"; readonly to: string; readonly reason: string; readonly at: Instant }
  | { readonly how: "withdrawn"; readonly reason: string; readonly at: Instant }
  | { readonly how: "void"; readonly mark: (typeof voidMarks)[number]; readonly reason: string; readonly at: Instant };

/** An incident as its facts have made it. Its stage is a question (`stage.ts`), never a field. */
export interface Incident {
  readonly id: string;
  readonly number: string;
  readonly fullNumber: string;
  readonly receivedAt: Instant;
  readonly openedAt: Instant;
  readonly channel?: string;
  readonly calls: readonly string[];
  readonly reportedType: string;
  readonly handledType?: string;
  readonly enforcement: boolean;
  readonly priority: number;
  /** Seconds it may wait by priority, 1 first, as they were when it was registered; absent: no clock runs. */
  readonly waitingSeconds?: readonly number[];
  readonly place: WrittenPlace & { readonly point?: Point | undefined };
  /** The areas the place lies in. */
  readonly liesIn?: z.output<typeof liesInSchema>;
  /** Absent: the first. */
  readonly alarmLevel?: number;
  readonly informed?: readonly { readonly post: InformedPost; readonly at: Instant; readonly by: string }[];
  /** What became of the promises besides the crews' times. */
  readonly promiseCourse?: Readonly<Partial<Record<ForceTier, PromiseCourse>>>;
  readonly narrative: readonly { readonly at: Instant; readonly by: string; readonly text: Sealed }[];
  /** Numbers and names apart from the narrative. */
  readonly details?: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly kind: DetailKind;
    readonly detail: Sealed;
  }[];
  /** What persons asked to have put right about themselves; what it corrects stays. */
  readonly corrections?: readonly { readonly at: Instant; readonly by: string; readonly text: Sealed }[];
  readonly held: boolean;
  readonly assignments: readonly Assignment[];
  readonly stationOrders: readonly StationOrder[];
  /** Departments that were called in; they see the incident and may add to it. */
  readonly departments?: readonly { readonly department: string; readonly at: Instant; readonly by: string }[];
  readonly alerts: readonly Alert[];
  readonly result?: { readonly result: (typeof handlingResults)[number]; readonly note?: Sealed; readonly at: Instant };
  readonly reports: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly unit?: string;
    readonly text?: Sealed;
    readonly generated: boolean;
    readonly recordings?: readonly Recording[];
    /** Codes of what happened of which the law wants a recording. */
    readonly situations?: readonly string[];
  }[];
  /** The report's clock, running from clearing. */
  readonly reportDue?: { readonly at: Instant; readonly reminded: number };
  readonly returnedForCompletion?: { readonly at: Instant; readonly reason: string };
  readonly callerToldAt?: Instant;
  readonly filedAt?: Instant;
  readonly reopened?: { readonly at: Instant; readonly reason: string };
  readonly exit?: Exit;
  /** When the work last began again: reopened, or a merge taken back. */
  readonly resumedAt?: Instant;
  /** Incidents merged into this one. */
  readonly merged: readonly string[];
  readonly links: readonly string[];
}
