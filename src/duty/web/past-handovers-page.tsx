import { type ReactNode, useCallback, useMemo, useState } from "react";
import { nameOfPart } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Button } from "../../ground/web/button.tsx";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { ask } from "../../journal/web/api.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { HandoverItemTable } from "./handover-item-table.tsx";
import { type Naming, useNaming } from "./handover-naming.ts";
import { handoverTexts as texts } from "./handover-texts.ts";
import {
  anyHandover,
  type HandoverCard,
  type HandoverFilter,
  type HandoversRead,
  handoversQuery,
  type ListedHandover,
} from "./past-handovers.ts";
import { usePosts } from "./use-posts.ts";
import "./handover-page.css";

const address: RowAddress = { path: "/handovers", word: "handover" };

/** Every handover in sight, newest first, by post and day; a row opens what was handed over and who confirmed it. */
export function PastHandoversPage(): ReactNode {
  const say = useSay();
  const [filter, setFilter] = useState(anyHandover);
  const read = useHandovers(filter);
  const naming = useNaming();
  const times = useTimeWords();
  const columns = useColumns(naming);
  const [chosen, choose] = useChosenRow(address);
  return (
    <div className="handover handover-past">
      <Panel
        title={say(texts.past)}
        headClass="handover-filters"
        {...panelOf(read)}
        about={<Filters filter={filter} onFilter={setFilter} />}
        tools={
          typeof read.content?.next === "string" && (
            <Button busy={read.busy} onClick={read.more}>
              {say(texts.older)}
            </Button>
          )
        }
      >
        <DataTable<ListedHandover>
          list="handovers"
          caption={say(texts.past)}
          path={address.path}
          columns={columns}
          rows={read.content?.handovers ?? []}
          keyOf={({ id }) => id}
          nameOf={({ post, preparedAt }) =>
            say(texts.rowNamed, { post: naming.postName(post), at: times.dayAndTime(preparedAt) })
          }
          chosen={chosen}
          onChoose={choose}
          none={say(texts.nonePast)}
        />
      </Panel>
      {chosen === null ? (
        <Panel title={say(texts.choose)} state="empty" empty={texts.chooseHow} />
      ) : (
        <HandoverRead key={chosen} id={chosen} naming={naming} />
      )}
    </div>
  );
}

interface FiltersProps {
  readonly filter: HandoverFilter;
  readonly onFilter: (filter: HandoverFilter) => void;
}

function Filters({ filter, onFilter }: FiltersProps): ReactNode {
  const say = useSay();
  const { posts } = usePosts();
  return (
    <>
      <PickOne
        label={say(texts.post)}
        value={filter.post}
        onChange={(post) => onFilter({ ...filter, post })}
        options={[
          { value: "", text: say(texts.anyPost) },
          ...Object.values(posts).map(({ post, name }) => ({ value: post, text: say(name) })),
        ]}
      />
      <TextField
        className="handover-day"
        label={say(texts.day)}
        type="date"
        value={filter.day}
        onChange={(day) => onFilter({ ...filter, day })}
      />
      {filter !== anyHandover && (
        <Button look="text" onClick={() => onFilter(anyHandover)}>
          {say(texts.allAgain)}
        </Button>
      )}
    </>
  );
}

function useHandovers(filter: HandoverFilter) {
  const { zone } = useDistrict();
  const from = useCallback<ReadFrom<HandoversRead>>(
    async (signal, before) => {
      const query = handoversQuery(filter, zone, before?.next ?? null);
      const reply = await ask<HandoversRead>("GET", `/api/v1/handovers?${query}`, { signal });
      if (reply.kind !== "ok" || before === undefined) return reply;
      const { handovers, next } = reply.content;
      return { kind: "ok", content: { handovers: [...before.handovers, ...handovers], next } };
    },
    [filter, zone],
  );
  return useRead(from);
}

function useColumns({ nameOf, postName }: Naming): readonly DataColumn<ListedHandover>[] {
  const say = useSay();
  const times = useTimeWords();
  const district = useDistrict();
  return useMemo(
    () => [
      {
        key: "time",
        head: say(texts.prepareTime),
        figures: true,
        names: true,
        text: ({ preparedAt }) => times.dayAndTime(preparedAt),
        sortedBy: ({ preparedAt }) => preparedAt,
        written: ({ preparedAt }) => preparedAt,
        cell: ({ preparedAt }) => <time dateTime={preparedAt}>{times.dayAndTime(preparedAt)}</time>,
      },
      { key: "post", head: say(texts.post), isChoice: true, text: ({ post }) => postName(post) },
      {
        key: "part",
        head: say(texts.part),
        isExtra: true,
        isChoice: true,
        text: ({ part }) => say(nameOfPart(district, part) ?? { zh: part, en: part }),
      },
      { key: "from", head: say(texts.leftBy), text: ({ from }) => nameOf(from), written: ({ from }) => from },
      {
        key: "to",
        head: say(texts.takenBy),
        text: ({ to }) => (to === null ? say(texts.notConfirmed) : nameOf(to)),
        written: ({ to }) => to ?? "",
      },
      {
        key: "confirmed",
        head: say(texts.confirmTime),
        isExtra: true,
        figures: true,
        text: ({ confirmedAt }) => (confirmedAt === null ? "" : times.dayAndTime(confirmedAt)),
        sortedBy: ({ confirmedAt }) => confirmedAt ?? "",
        written: ({ confirmedAt }) => confirmedAt ?? "",
      },
      {
        key: "items",
        head: say(texts.items),
        figures: "right",
        text: ({ items }) => `${items}`,
        sortedBy: ({ items }) => items,
      },
    ],
    [say, times, district, nameOf, postName],
  );
}

/** What was handed over at one handover. */
function HandoverRead({ id, naming }: { readonly id: string; readonly naming: Naming }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const from = useCallback<ReadFrom<HandoverCard>>(
    (signal) => ask<HandoverCard>("GET", `/api/v1/handovers/${encodeURIComponent(id)}`, { signal }),
    [id],
  );
  const read = useRead(from);
  const handover = read.content;
  const title =
    handover === undefined
      ? say(texts.choose)
      : say(texts.from, { from: naming.nameOf(handover.from), post: naming.postName(handover.post) });
  return (
    <Panel title={title} cut {...panelOf(read)} body scrolls>
      {handover !== undefined && (
        <>
          <dl className="handover-said">
            <dt>{say(texts.prepareTime)}</dt>
            <dd className="figures">{times.dayAndTime(handover.preparedAt)}</dd>
            <dt>{say(texts.takenBy)}</dt>
            <dd>
              {handover.confirmed === undefined
                ? say(texts.notConfirmed)
                : `${naming.nameOf(handover.confirmed.to)} · ${times.dayAndTime(handover.confirmed.at)}`}
            </dd>
          </dl>
          {handover.words !== undefined && <blockquote className="handover-words">{handover.words}</blockquote>}
          <HandoverItemTable items={handover.items} ownerName={naming.ownerName} isPast />
        </>
      )}
    </Panel>
  );
}
