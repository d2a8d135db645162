import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { tagsOf } from "../../access/sight.ts";
import { calendarView, noCalendar } from "../../district/calendar.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { calendarStream, districtStream } from "../../district/facts.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { codeSchema } from "../../ground/text.ts";
import { NothingThere } from "../../journal/server/nothing-there.ts";
import { decodeCursor, pageOf, pageQuery } from "../../journal/server/pages.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { cardAnswer, cardOf, cardQuery } from "../../journal/server/stream-card.ts";
import { statuteStream } from "../../statute/facts.ts";
import { noStatute, statuteView } from "../../statute/statute.ts";
import { type Law, lawOf } from "../complaint-clock.ts";
import { reviewAskedBy } from "../complaint-review.ts";
import { type Complaint, complaintStage, complaintStages } from "../complaint.ts";
import { complaintChannels, complaintOutcomes, complaintSteps, complaintStream } from "../complaint-facts.ts";
import { complaintReads } from "../complaint-read-kinds.ts";
import { complaintView } from "../complaint-view.ts";

const readers = ["supervisor", "dutyCommander"] as const;

const listQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(["open", "ended"]).optional(),
  channel: z.enum(complaintChannels).optional(),
});

const listAnswer = z.strictObject({
  complaints: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      channel: z.enum(complaintChannels),
      stage: z.enum(complaintStages),
      receivedAt: z.string(),
      isNow: z.boolean(),
      /** What is due next, and when it is. */
      due: z.strictObject({ step: z.enum(complaintSteps), at: z.string() }).nullable(),
      /** A badge number. */
      handler: z.string().nullable(),
      outcome: z.enum(complaintOutcomes).nullable(),
      answeredAt: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

type Listed = z.output<typeof listAnswer>["complaints"][number];

interface Row extends Pick<Listed, "id" | "number" | "channel" | "stage" | "handler" | "outcome"> {
  readonly received_at: Date;
  readonly is_now: boolean;
  readonly due_step: (typeof complaintSteps)[number] | null;
  readonly due_at: Date | null;
  readonly answered_at: Date | null;
}

/** A complaint about its reader, or of a call that is hidden from them, is not there for them. */
const seen = "seen_by ?| $1::text[] AND NOT hidden_from ?| $1::text[] AND NOT tells_of ?| $2::text[]";

function listSql(isOpen: boolean): string {
  return `
  SELECT id, number, channel, stage, received_at, is_now, due_step, due_at, handler, outcome, answered_at
  FROM supervision.complaint
  WHERE ${seen} ${isOpen ? "AND answered_at IS NULL" : ""}
    AND ($3::boolean IS NULL OR (answered_at IS NULL) = $3)
    AND ($4::text IS NULL OR channel = $4)
    AND ($5::timestamptz IS NULL OR received_at >= $5)
    AND ($6::timestamptz IS NULL OR received_at < $6)
    AND ($7::timestamptz IS NULL OR (received_at, id) < ($7, $8))
  ORDER BY received_at DESC, id DESC
  LIMIT $9`;
}

/** Whoever is asked by a complainant answers stage and times; whom it is about, finds none. */
const standingSql = `
  SELECT id FROM supervision.complaint
  WHERE number = $3 AND NOT hidden_from ?| $1::text[] AND NOT tells_of ?| $2::text[]`;

/** A number that is of chance: it is told to whoever complained, and stands for nobody. */
const numberQuery = z.strictObject({ complaint: codeSchema });

const standingAnswer = z.strictObject({
  number: z.string(),
  stage: z.enum(complaintStages),
  receivedAt: z.string(),
  noticeBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  answerBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** Whether a review can be asked for: of which complaint, and until when (null: at any time). */
  reviewable: z.strictObject({ complaint: z.string(), until: z.string().nullable() }).nullable(),
  reviewAskedAt: z.string().nullable(),
  reviewBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
});

function standingOf(complaint: Complaint, law: Law, now: Instant): z.output<typeof standingAnswer> {
  const { number, receivedAt, notice, acknowledged, answer, answered, review } = complaint;
  const until = reviewAskedBy(law, complaint);
  const isOver = until === undefined || (until !== null && until < now);
  return {
    ...{ number, stage: complaintStage(complaint), receivedAt },
    ...{ noticeBy: notice?.due ?? null, acknowledgedAt: acknowledged?.at ?? null },
    ...{ answerBy: answer?.due ?? null, answeredAt: answered?.at ?? null },
    reviewable: isOver ? null : { complaint: complaint.id, until },
    ...{ reviewAskedAt: review?.at ?? null, reviewBy: review?.due?.due ?? null },
    reviewedAt: review?.answered?.at ?? null,
  };
}

/** Complaints: a list, one with its history, and where one stands for whoever has its number. */
export function complaintRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/complaints",
    {
      config: {
        scope: "oversight",
        sighted: true,
        roles: readers,
        title: {
          zh: "投诉，未结和已结，新的在前，按游标翻页",
          en: "Complaints, open and ended, newest first, cursor-paged",
        },
        recorded: complaintReads.complaints,
        query: listQuery,
        answer: listAnswer,
      },
    },
    async (request) => {
      const query = queryOf(listQuery, request.query);
      const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const giver = house.giverOf(request);
      const found = await house.pool.query<Row>(listSql(query.state === "open"), [
        tagsOf(giver),
        house.hiddenFrom(giver),
        query.state === undefined ? null : query.state === "open",
        query.channel ?? null,
        query.from ?? null,
        query.to ?? null,
        cursor?.at ?? null,
        cursor?.id ?? null,
        query.limit + 1,
      ]);
      const page = pageOf(found.rows, query.limit, (row) => ({ at: row.received_at.toISOString(), id: row.id }));
      return { complaints: page.rows.map(listed), next: page.next };
    },
  );

  app.get(
    "/complaints/standing",
    {
      config: {
        scope: "oversight",
        sighted: true,
        roles: [...readers, "calltaker", "station", "department"],
        title: {
          zh: "按编号查询投诉到哪一步，只有环节和时间",
          en: "Where the complaint of a number stands: stage and times only",
        },
        recorded: complaintReads.complaintStanding,
        refuses: ["NothingThere"],
        query: numberQuery,
        answer: standingAnswer,
      },
    },
    async (request) => {
      const { complaint } = queryOf(numberQuery, request.query);
      const giver = house.giverOf(request);
      const asked = complaint.trim().toUpperCase();
      const found = await house.pool.query<{ id: string }>(standingSql, [
        tagsOf(giver),
        house.hiddenFrom(giver),
        asked,
      ]);
      const id = found.rows[0]?.id;
      const stream = complaintStream(id ?? asked);
      const state = id === undefined ? undefined : await house.state(complaintView, stream);
      if (state === undefined) throw new NothingThere(stream);
      request.looked = { stream, state };
      return standingOf(state, await lawNow(house), instantOf(house.now().getTime()));
    },
  );

  app.get<{ Params: { complaint: string } }>(
    "/complaints/:complaint",
    {
      config: {
        scope: "oversight",
        sighted: true,
        roles: readers,
        title: {
          zh: "一件投诉及其经过；密封内容仍为密封",
          en: "One complaint and its history; what is sealed stays sealed",
        },
        recorded: complaintReads.complaint,
        refuses: ["NothingThere"],
        query: cardQuery,
        answer: z.strictObject({ stream: z.string(), state: z.looseObject({ id: z.string() }), ...cardAnswer }),
      },
    },
    (request) => cardOf(house, request, complaintView, complaintStream(request.params.complaint)),
  );
}

/** What limits are counted by now. */
async function lawNow(house: House): Promise<Law> {
  const [statute = noStatute, calendar = noCalendar, { zone } = unnamedDistrict] = await Promise.all([
    house.state(statuteView, statuteStream),
    house.state(calendarView, calendarStream),
    house.state(districtView, districtStream),
  ]);
  return lawOf(statute, calendar, zone);
}

function listed(row: Row): Listed {
  const { id, number, channel, stage, handler, outcome } = row;
  return {
    ...{ id, number, channel, stage, handler, outcome, isNow: row.is_now },
    receivedAt: row.received_at.toISOString(),
    due: row.due_step === null || row.due_at === null ? null : { step: row.due_step, at: row.due_at.toISOString() },
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}
