import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import { FiguresTaken, figuresStream, type StatisticsFact } from "./facts.ts";
import { figureTakers } from "./steps.ts";

/** A file of figures: who took which, and when. */
interface Taken {
  readonly by: string;
  readonly at: Instant;
}

export const takenView: StreamView<Taken> = {
  room: "statistics",
  kind: "figures",
  owner: true,
  evolve: (state: Taken | null, told: Fact) => {
    const fact = told as StatisticsFact;
    return fact.type === "FiguresTaken" ? { by: fact.by.officer, at: fact.occurredAt } : state;
  },
  ...seenByAll("auditAdministrator", "supervisor"),
  isCurrent: () => false,
};

/**
 * Puts on record that somebody writes figures into a file; the screen then writes what it shows. Counts and percentiles
 * only, none of fewer than five cases, so it takes no second person. Refused: `FiguresSpanEmpty`.
 */
export const TakeFigures = defineOrder("TakeFigures", {
  title: { zh: "导出用时统计", en: "Write times into a file" },
  roles: figureTakers,
  underGlass: false,
  body: FiguresTaken.shape.omit({ figures: true }),
  streams: ({ id }) => [figuresStream(id)],
  refuses: ["FiguresSpanEmpty"],
  decide: (_, { id, body }) =>
    body.from <= body.to
      ? [FiguresTaken.draft([figuresStream(id)], { ...body, figures: id })]
      : refuse("FiguresSpanEmpty"),
});
