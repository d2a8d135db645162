import type { Fact } from "../ground/fact.ts";
import { byApprovers } from "../access/security.ts";
import { withSecondPerson } from "../access/second-person.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import { retentionKinds } from "../ground/retention.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import {
  type PositionSettings,
  PositionSettingsChanged,
  type PositionsFact,
  positionSettingsStream,
  usualPositionSettings,
} from "./facts.ts";
import { positionRefusals } from "./refusals.ts";
import { positionsReads } from "./read-kinds.ts";

export const positionSettingsPage: StreamView<PositionSettings> = {
  room: "positions",
  kind: "positions",
  owner: true,
  settings: ["PositionSettingsChanged"],
  configured: [{ order: "ChangePositionSettings", bodies: (settings) => [settings] }],
  evolve: (state: PositionSettings | null, told: Fact) => {
    const fact = told as PositionsFact;
    if (fact.type !== "PositionSettingsChanged") return state;
    const before = state ?? usualPositionSettings;
    return {
      keepDays: fact.data.keepDays ?? before.keepDays,
      oldestSeconds: fact.data.oldestSeconds ?? before.oldestSeconds,
    };
  },
  // Who decides and who looks over it, beside the hall.
  seenBy: () => ["hall", "systemAdministrator", "securityAdministrator", "auditAdministrator", "supervisor"],
};

/** Positions are rows of a table; their days are set here. */
const positionRetentions = retentionKinds({
  positions: {
    name: { zh: "警力位置（另行设定）", en: "Crew positions (a setting of their own)" },
    usualDays: usualPositionSettings.keepDays,
    setting: {
      stream: positionSettingsStream,
      days: (read) => (read(positionSettingsPage, positionSettingsStream) ?? usualPositionSettings).keepDays,
    },
  },
});

/** How long history is kept, and how late a fix may come. Saying what is so already records nothing. */
const changePositionSettings = setting(
  defineOrder("ChangePositionSettings", {
    title: { zh: "更改位置参数", en: "Change position settings" },
    roles: ["systemAdministrator"],
    body: PositionSettingsChanged.shape,
    streams: () => [positionSettingsStream],
    refuses: [],
    decide: (states, { body }) => {
      const present = states(positionSettingsPage, positionSettingsStream) ?? usualPositionSettings;
      const isSo =
        (body.keepDays ?? present.keepDays) === present.keepDays &&
        (body.oldestSeconds ?? present.oldestSeconds) === present.oldestSeconds;
      return isSo ? [] : [PositionSettingsChanged.draft([positionSettingsStream], body)];
    },
  }),
);

/** How long anything is kept is decided by two. */
const [ChangePositionSettings, ApproveChangePositionSettings] = withSecondPerson(changePositionSettings, byApprovers);

/** Where units on duty are, and where they were while they worked on an incident. */
export const positionsRoom: RoomRules = {
  name: "positions",
  facts: [PositionSettingsChanged],
  views: [view(positionSettingsPage)],
  orders: [ChangePositionSettings, ApproveChangePositionSettings],
  reads: Object.values(positionsReads),
  retentions: Object.values(positionRetentions),
  refusals: positionRefusals,
};
