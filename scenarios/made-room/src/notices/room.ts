import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import { filesField, type SealedFile } from "../ground/file.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { retentionKinds } from "../ground/retention.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import type { Sealed } from "../ground/sealed.ts";
import { sealedText } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import {
  NoticeDaysSet,
  NoticeHungUp,
  type NoticesFact,
  noticesFacts,
  noticesStream,
  noticeStream,
  NoticeTakenDown,
} from "./facts.ts";

export interface Notices {
  readonly hangingDays: number;
}

export const noticesView: StreamView<Notices> = {
  room: "notices",
  kind: "notices",
  owner: true,
  evolve: (state: Notices | null, told: Fact) => {
    const fact = told as NoticesFact;
    return fact.type === "NoticeDaysSet" ? { hangingDays: fact.data.hangingDays } : state;
  },
  seenBy: () => ["everyone"],
};

export interface Notice {
  readonly words: Sealed;
  readonly files: readonly SealedFile[];
  readonly isDown: boolean;
}

const noticeRetentions = retentionKinds({
  notices: { name: { zh: "告示", en: "Notices" }, usualDays: 90 },
});

const noticeView: StreamView<Notice> = {
  room: "notices",
  kind: "notice",
  owner: true,
  carriesFiles: true,
  seenBy: () => ["everyone"],
  retained: {
    by: noticeRetentions.notices,
    named: { zh: "告示 {id}", en: "Notice {id}" },
    isOver: ({ type }) => (type === NoticeHungUp.type ? false : type === NoticeTakenDown.type ? true : undefined),
  },
  evolve: (state: Notice | null, told: Fact) => {
    const fact = told as NoticesFact;
    if (fact.type === "NoticeHungUp") return { ...fact.data, isDown: false };
    return state !== null && fact.type === "NoticeTakenDown" ? { ...state, isDown: true } : state;
  },
  isCurrent: ({ isDown }) => !isDown,
};

const HangUpNotice = defineOrder("HangUpNotice", {
  title: { zh: "张贴告示", en: "Hang up a notice" },
  roles: ["dispatcher", "importer"],
  underGlass: false,
  body: z.strictObject({ words: sealedText(500), files: filesField.default([]) }),
  sealed: ["words"],
  files: ["files"],
  record: ({ id }) => noticeStream(id),
  streams: ({ id }) => [noticeStream(id)],
  refuses: [],
  decide: (_, { id, body }) => [NoticeHungUp.draft([noticeStream(id)], body)],
});

/** Refused: `NoticeUnknown`. */
const TakeDownNotice = defineOrder("TakeDownNotice", {
  title: { zh: "取下告示", en: "Take down a notice" },
  roles: ["dispatcher", "importer"],
  underGlass: false,
  body: z.strictObject({ noticeId: ulidSchema }),
  streams: ({ body }) => [noticeStream(body.noticeId)],
  refuses: ["NoticeUnknown"],
  decide: (states, { body }) =>
    states(noticeView, noticeStream(body.noticeId)) === null
      ? refuse("NoticeUnknown")
      : [NoticeTakenDown.draft([noticeStream(body.noticeId)], {})],
});

/** Sets how many days a notice hangs. Refused when it is so already: `NoticeDaysAreSo`. */
const SetNoticeDays = defineOrder("SetNoticeDays", {
  title: { zh: "设置告示张贴天数", en: "Set how long notices hang" },
  roles: ["systemAdministrator"],
  underGlass: false,
  body: NoticeDaysSet.shape,
  streams: () => [noticesStream],
  refuses: ["NoticeDaysAreSo"],
  decide: (states, { body }) =>
    states(noticesView, noticesStream)?.hangingDays === body.hangingDays
      ? refuse("NoticeDaysAreSo", { days: body.hangingDays })
      : [NoticeDaysSet.draft([noticesStream], body)],
});

/** A made room: what a test adds to a copy of the tree by this folder and a line in each list of rooms. */
export const noticesRoom: RoomRules = {
  name: "notices",
  facts: noticesFacts,
  views: [view(noticesView), view(noticeView)],
  orders: [SetNoticeDays, HangUpNotice, TakeDownNotice],
  retentions: Object.values(noticeRetentions),
  refusals: {
    NoticeUnknown: { means: "unknown", zh: "没有这张告示", en: "There is no such notice." },
    NoticeDaysAreSo: { means: "conflict", zh: "告示已是张贴 {days} 天", en: "Notices already hang {days} days." },
  },
};
