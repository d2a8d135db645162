import { z } from "zod";
import { type Address, hallAddress, searchWord } from "../../ground/web/address.ts";
import { fill, type Sentence } from "../../ground/sentence.ts";
import { type Stage, stages } from "../stage.ts";
import { chosenIn, searchOfChosen } from "./chosen.ts";
import { type Group, groups, type IncidentRow } from "./incident-order.ts";
import { type Mark, marks } from "./marks.ts";
import { dispatchTexts } from "./texts.ts";

/** Which open incidents a list shows; each absent when it does not matter. */
export interface OpenFilter {
  readonly group?: Group;
  readonly stage?: Stage;
  readonly priority?: number;
  readonly mark?: Mark;
}

/** The hall with its list narrowed: `/?open=waiting`, `/?stage=enRoute&priority=1`, `/?mark=late`; `crews`: its units. */
export const openAddress = {
  path: "/",
  search: z.object({
    view: searchWord,
    open: searchWord,
    stage: searchWord,
    priority: searchWord,
    mark: searchWord,
    crews: searchWord,
  }),
} satisfies Address;

type OpenSearch = z.output<typeof openAddress.search>;

/** The filter an address says; what names nothing is left out. While the history is open its words mean other things. */
export function openIn({ view, open, stage, priority, mark }: Omit<OpenSearch, "crews">): OpenFilter {
  if (view === "history") return {};
  const group = groups.find((each) => each === open);
  const level = /^[1-4]$/.test(priority ?? "") ? Number(priority) : undefined;
  return {
    ...(group === undefined ? {} : { group }),
    ...(isKey(stages, stage) ? { stage } : {}),
    ...(level === undefined ? {} : { priority: level }),
    ...(isKey(marks, mark) ? { mark } : {}),
  };
}

/** What an address says of it. */
export function searchOfOpen({ group, stage, priority, mark }: OpenFilter): OpenSearch {
  return {
    ...(group === undefined ? {} : { open: group }),
    ...(stage === undefined ? {} : { stage }),
    ...(priority === undefined ? {} : { priority: String(priority) }),
    ...(mark === undefined ? {} : { mark }),
  };
}

/**
 * What the hall's address says with another filter: what is chosen and whose crews are shown stay. From the history,
 * whose words are others, only what is chosen comes along.
 */
export function openSearch(now: object, next: OpenFilter): object {
  const { view, crews } = openAddress.search.parse(now);
  return {
    ...searchOfOpen(next),
    ...(crews === undefined || view === "history" ? {} : { crews }),
    ...searchOfChosen(chosenIn(hallAddress.search.parse(now)), false),
  };
}

/** Whether a list with this filter shows it: the overview counts by the same. */
export function isAmong(row: IncidentRow, { group, stage, priority, mark }: OpenFilter): boolean {
  return (
    (group === undefined || row.group === group) &&
    (stage === undefined || row.stage === stage) &&
    (priority === undefined || row.incident.priority === priority) &&
    (mark === undefined || row.marks.includes(mark))
  );
}

/** What a filter narrows a list to besides the groups, in words, and the filter without it. */
export function narrowingsOf({ stage, priority, mark, ...rest }: OpenFilter): readonly Narrowing[] {
  const parts = {
    ...(stage === undefined ? {} : { stage }),
    ...(priority === undefined ? {} : { priority }),
    ...(mark === undefined ? {} : { mark }),
  };
  const without = (part: keyof typeof parts) =>
    ({ ...rest, ...Object.fromEntries(Object.entries(parts).filter(([name]) => name !== part)) }) as OpenFilter;
  return [
    ...(stage === undefined ? [] : [{ words: stages[stage], without: without("stage") }]),
    ...(priority === undefined
      ? []
      : [{ words: fill(dispatchTexts.priorityNamed, { priority }), without: without("priority") }]),
    ...(mark === undefined ? [] : [{ words: marks[mark], without: without("mark") }]),
  ];
}

interface Narrowing {
  readonly words: Sentence;
  readonly without: OpenFilter;
}

function isKey<Key extends string>(words: Readonly<Record<Key, unknown>>, text: string | undefined): text is Key {
  return text !== undefined && Object.hasOwn(words, text);
}
