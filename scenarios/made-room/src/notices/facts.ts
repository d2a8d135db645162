import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { filesSchema } from "../ground/file.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { phrase } from "../ground/sentence.ts";

/** The one notice board of the district. */
export const noticesStream = "notices/home";

export const NoticeDaysSet = defineFact({
  type: "NoticeDaysSet",
  version: 1,
  shape: z.strictObject({
    /** How many days a notice hangs. */
    hangingDays: z.number().int().min(1).max(90),
  }),
  say: ({ hangingDays }) =>
    phrase({ zh: "告示张贴 {hangingDays} 天", en: "Notices hang {hangingDays} days" }, { hangingDays }),
});

/** One notice that somebody handed in. */
export function noticeStream(notice: string): string {
  return streamOf("notice", notice);
}

export const NoticeHungUp = defineFact({
  type: "NoticeHungUp",
  version: 1,
  shape: z.strictObject({ words: sealedSchema, files: filesSchema }),
  say: always({ zh: "告示已张贴", en: "A notice was hung up" }),
});

export const NoticeTakenDown = defineFact({
  type: "NoticeTakenDown",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "告示已取下", en: "The notice was taken down" }),
});

export const noticesFacts = [NoticeDaysSet, NoticeHungUp, NoticeTakenDown] as const;

export type NoticesFact = FactOf<(typeof noticesFacts)[number]>;
