import type { Owed } from "../ground/owed.ts";
import { plusSeconds } from "../ground/instant.ts";
import type { Owned, StreamView, Timer } from "../ground/room.ts";
import { phrase } from "../ground/sentence.ts";
import { evolveRegistering, gapsOf, type Registering } from "./registering.ts";

function partsOf({ stations, departments }: Registering): readonly string[] {
  return [...stations.map((id) => `station:${id}`), ...departments.map((id) => `department:${id}`)];
}

/** The decision and telling it are owed by whoever has the case. */
function owed(state: Registering): readonly Owed[] {
  const { number, receiptBy, decideBy, tellBy, lapsed } = state;
  if (lapsed === true) return [];
  const by = partsOf(state);
  const timed = (due: { readonly due: string } | undefined) => (due === undefined ? {} : { due: due.due });
  return gapsOf(state).flatMap((gap): readonly Owed[] => {
    switch (gap) {
      case "noReceipt":
        return [
          {
            ...{ kind: "report", by, ...(receiptBy === undefined ? {} : { due: receiptBy }) },
            what: phrase({ zh: "警情 {number}：出具受案回执", en: "Incident {number}: give the receipt" }, { number }),
          },
        ];
      case "undecided":
        return [
          {
            ...{ kind: "check", by, ...timed(decideBy) },
            what: phrase(
              { zh: "警情 {number}：受（立）案决定", en: "Incident {number}: decide on the case" },
              { number },
            ),
          },
        ];
      case "untold":
        return [
          {
            ...{ kind: "answer", by, ...timed(tellBy) },
            what: phrase(
              { zh: "警情 {number}：告知报案人", en: "Incident {number}: tell whoever reported it" },
              { number },
            ),
          },
        ];
    }
  });
}

/** For so many days those who have it are asked for what is missing. */
const askedDays = 30;

function timers(state: Registering): readonly Timer[] {
  if (!isAsked(state)) return [];
  const due = plusSeconds(state.reportedAt, askedDays * 86_400);
  return [{ name: "lapse", due, order: "LapseRegistering", body: { incidentId: state.incident } }];
}

/** Something is missing, and somebody is asked for it. */
export function isAsked(state: Registering): boolean {
  return gapsOf(state).length > 0 && state.lapsed !== true;
}

/** Whoever sees the incident sees whether it is registered; supervision sees all. */
export const registeringView: StreamView<Registering> = {
  room: "supervision",
  kind: "registering",
  owner: true,
  evolve: evolveRegistering,
  seenBy: (state) => ["hall", "reader", "supervisor", ...partsOf(state), ...state.units.map((id) => `unit:${id}`)],
  kindSeenBy: ({ station, department, unit }: Owned) => [
    ...["hall", "reader", "supervisor"],
    ...Object.entries({ station, department, unit }).flatMap(([kind, id]) =>
      id === undefined ? [] : [`${kind}:${id}`],
    ),
  ],
  owed,
  timers,
  isCurrent: isAsked,
};
