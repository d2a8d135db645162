import { type ReactNode, useMemo, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Button } from "../../ground/web/button.tsx";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { reviewKindNames, reviewKinds } from "../check-facts.ts";
import { selectionNames } from "../review-facts.ts";
import { useCheckFilters } from "./check-filters.ts";
import { MonthChoice } from "./check-month-choice.tsx";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { ChooseReview, ReviewCard } from "./review-card.tsx";
import type { ListedReview, ReviewsRead } from "./review-list.ts";
import { SampleForm } from "./review-sample-form.tsx";
import "./check.css";

const row: RowAddress = { path: "/supervision/reviews", word: "review" };

/** The incidents of a month that are looked at a second time; each with its checklist, and a finding where one is due. */
export function ReviewPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const times = useTimeWords();
  const [filters, filter] = useCheckFilters(row.path);
  const { month, kind, state } = filters;
  const [done, setDone] = useState(0);
  const read = useAnswer<ReviewsRead>("/supervision/reviews", { month, kind }, done);
  const all = read.content?.reviews ?? [];
  const reviews = all.filter(({ doneAt }) => state === undefined || (state === "done") === (doneAt !== null));
  const [chosen, choose] = useChosenRow(row);
  const { now: form, open, close } = useOpened<"publish" | "choose">();
  const columns = useColumns();
  const sample = read.content?.sample;
  return (
    <Panel
      title={say(texts.reviews)}
      className="panel-grow checks"
      {...panelOf(read)}
      tools={
        form === null && (
          <>
            {mayGive(client, "ReviewIncident") && (
              <Button onClick={() => open("choose")}>{say(texts.chooseIncident)}</Button>
            )}
            {mayGive(client, "PublishSample") && <Button onClick={() => open("publish")}>{say(texts.publish)}</Button>}
          </>
        )
      }
      before={
        <>
          {form === "publish" && <SampleForm onClose={close} />}
          {form === "choose" && (
            <ChooseReview
              onClose={close}
              onFound={(incident) => {
                close();
                choose(incident);
              }}
            />
          )}
          {read.content !== undefined && (
            <p className="check-note quiet">
              {sample === null || sample === undefined
                ? say(texts.noSeed)
                : say(texts.seedOf, { seed: sample.seed, time: times.dayAndTime(sample.at) })}
            </p>
          )}
        </>
      }
      foot={
        chosen !== null && (
          <ReviewCard
            key={chosen}
            incident={chosen}
            done={done}
            onClose={() => choose(null)}
            onDone={() => setDone(done + 1)}
          />
        )
      }
    >
      <DataTable<ListedReview>
        list="reviews"
        caption={say(texts.reviews)}
        path={row.path}
        columns={columns}
        rows={reviews}
        keyOf={({ incident }) => incident}
        nameOf={({ number }) => number}
        chosen={chosen}
        onChoose={choose}
        filters={
          <>
            <MonthChoice value={month} onChange={(value) => filter({ month: value })} />
            <PickOne<string>
              label={say(texts.state)}
              value={state ?? ""}
              options={[
                { value: "", text: say(texts.all) },
                { value: "waiting", text: say(texts.waiting) },
                { value: "done", text: say(texts.done) },
              ]}
              onChange={(value) => filter({ state: value === "" ? undefined : value })}
            />
            <PickOne<string>
              label={say(texts.kind)}
              value={kind ?? ""}
              options={[
                { value: "", text: say(texts.all) },
                ...reviewKinds.map((value) => ({ value, text: say(reviewKindNames[value]) })),
              ]}
              onChange={(value) => filter({ kind: value === "" ? undefined : value })}
            />
          </>
        }
        none={say(texts.noReviews)}
      />
    </Panel>
  );
}

function useColumns(): readonly DataColumn<ListedReview>[] {
  const say = useSay();
  const times = useTimeWords();
  const names = useNames();
  return useMemo(() => {
    const result = ({ doneAt, isInOrder }: ListedReview) =>
      say(doneAt === null ? texts.waiting : isInOrder === true ? texts.inOrder : texts.notInOrder);
    return [
      {
        key: "at",
        head: say(texts.at),
        figures: true,
        text: ({ receivedAt }) => times.dayAndTime(receivedAt),
        sortedBy: ({ receivedAt }) => receivedAt,
        written: ({ receivedAt }) => receivedAt,
      },
      { key: "number", head: say(texts.incident), names: true, figures: true, text: ({ number }) => number },
      { key: "kind", head: say(texts.kind), text: ({ kind }) => say(reviewKindNames[kind]) },
      {
        key: "selection",
        head: say(texts.selection),
        isChoice: true,
        text: ({ selection }) => say(selectionNames[selection]),
      },
      {
        key: "station",
        head: say(texts.station),
        isChoice: true,
        text: ({ station }) => (station === null ? "" : names.station(station)),
      },
      { key: "result", head: say(texts.result), text: result },
    ];
  }, [say, times, names]);
}
