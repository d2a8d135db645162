import type { Stage } from "../stage.ts";
import type { UnitStatus } from "../unit.ts";

/**
 * Outlines on a 14 × 14 field, so that a status is told by its shape beside its word, never by colour alone. The same
 * paths draw the lists (SVG) and the map (canvas). `fill` shapes are solid, the others stroked.
 */
export interface Outline {
  readonly path: string;
  readonly fill: boolean;
  readonly tone: Tone;
}

/** Four tones only: what waits for somebody, what is due soon, what is at work, and the rest. */
export type Tone = "alarm" | "amber" | "accent" | "quiet";

const ring = "M7 2a5 5 0 1 0 .01 0z";
const chevrons = "M2.5 3l4 4-4 4M7.5 3l4 4-4 4";
const check = "M2 7.5l3.5 3.5L12 3.5";

export const unitOutlines: Readonly<Record<UnitStatus, Outline>> = {
  standby: { path: ring, fill: false, tone: "quiet" },
  patrol: { path: `${ring}M7 5.6a1.4 1.4 0 1 0 .01 0z`, fill: false, tone: "quiet" },
  returning: { path: "M12 11V7a3.5 3.5 0 0 0-3.5-3.5H3M5.8 1L3 3.5 5.8 6", fill: false, tone: "quiet" },
  awaitingAcknowledgement: { path: "M7 1.8L12.6 12H1.4zM7 5.5v3M7 10v.6", fill: false, tone: "amber" },
  acknowledged: { path: check, fill: false, tone: "accent" },
  enRoute: { path: chevrons, fill: false, tone: "accent" },
  onScene: { path: "M2.5 2.5h9v9h-9z", fill: true, tone: "accent" },
  handling: { path: "M2.5 2.5h9v9h-9zM2.5 7h9", fill: false, tone: "accent" },
  engaged: { path: "M7 2l5 5-5 5-5-5z", fill: true, tone: "quiet" },
  outOfService: { path: `${ring}M5.4 5v4M8.6 5v4`, fill: false, tone: "quiet" },
  noContact: { path: "M2.5 2.5l9 9M11.5 2.5l-9 9", fill: false, tone: "alarm" },
  offDuty: { path: "M3 7h8", fill: false, tone: "quiet" },
};

export const stageOutlines: Readonly<Record<Stage, Outline>> = {
  registered: { path: "M3 11l.6-2.6L9.5 2.5l2 2-5.9 5.9z", fill: false, tone: "quiet" },
  waiting: { path: "M7 1.5L13 12H1z", fill: true, tone: "alarm" },
  ordered: { path: "M7 1.8L12.6 12H1.4zM7 5.5v3M7 10v.6", fill: false, tone: "amber" },
  acknowledged: { path: check, fill: false, tone: "accent" },
  enRoute: { path: chevrons, fill: false, tone: "accent" },
  onScene: { path: "M2.5 2.5h9v9h-9z", fill: true, tone: "accent" },
  handling: { path: "M2.5 2.5h9v9h-9zM2.5 7h9", fill: false, tone: "accent" },
  cleared: { path: "M1 7.5l2.8 2.8L8.5 4M6.5 9.6l.8.7L13 4", fill: false, tone: "quiet" },
  feedbackDue: { path: `${ring}M7 4v3.2l2 1.3`, fill: false, tone: "amber" },
  feedbackGiven: { path: "M3 1.8h5.5L11 4.5v7.7H3zM5 6h4M5 8.5h4", fill: false, tone: "quiet" },
  inReview: { path: "M1 7q6-7.5 12 0-6 7.5-12 0zM7 5.4a1.6 1.6 0 1 0 .01 0z", fill: false, tone: "quiet" },
  returned: { path: "M12 11V7a3.5 3.5 0 0 0-3.5-3.5H3M5.8 1L3 3.5 5.8 6", fill: false, tone: "amber" },
  filed: { path: "M2 3h10v3H2zM3 6h8v5.5H3zM5.5 8.2h3", fill: false, tone: "quiet" },
  reopened: { path: "M11.5 7a4.5 4.5 0 1 1-1.3-3.2M11.5 1.5v3h-3", fill: false, tone: "alarm" },
  merged: { path: "M2.5 2l4.5 5v5M11.5 2L7 7", fill: false, tone: "quiet" },
  diverted: { path: "M2 12V8q0-3 3-3h7M9 2l3 3-3 3", fill: false, tone: "quiet" },
  handedOver: { path: "M2 7h10M9 4l3 3-3 3M2 3v8", fill: false, tone: "quiet" },
  withdrawn: { path: "M12 7H2M5 4L2 7l3 3", fill: false, tone: "quiet" },
  void: { path: `${ring}M3.5 3.5l7 7`, fill: false, tone: "quiet" },
};
