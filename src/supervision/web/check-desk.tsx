import { type ReactNode, useMemo } from "react";
import { giverOf } from "../../access/own-session.ts";
import { tagsOf } from "../../access/sight.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import type { Instant } from "../../ground/instant.ts";
import { owedKindNames } from "../../ground/owed.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { type OwedFor, owedByOthers } from "../../journal/owed.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { useOwing } from "../../journal/web/owing.ts";
import { useShownAt } from "../../journal/web/shown.tsx";
import { type Finding, isOpenFinding } from "../finding.ts";
import type { Force } from "../force.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import type { ReviewsRead } from "./review-list.ts";
import "./check.css";

/** What supervision has before it: the deadlines that run, what was found and is open, what waits for a second look. */
export function SupervisionDesk(): ReactNode {
  const say = useSay();
  const findings = useStreams<Finding>("finding").filter(({ state }) => isOpenFinding(state)).length;
  const forces = useStreams<Force>("force").filter(({ state }) => state.reviewed === undefined).length;
  const waiting = useAnswer<ReviewsRead>("/supervision/reviews", { state: "waiting" }).content?.reviews.length;
  const owed = useOthersOwed();
  const now = useMinute();
  const columns = useColumns(now);
  const links = [
    { to: "/supervision/findings", text: texts.findings, count: findings },
    { to: "/supervision/reviews", text: texts.reviews, count: waiting, search: { state: "waiting" } },
    { to: "/supervision/force", text: texts.forces, count: forces },
    { to: "/supervision/checks", text: texts.checks },
    { to: "/supervision/month", text: texts.monthReport },
  ];
  return (
    <Panel
      title={say(texts.desk)}
      className="panel-grow checks"
      before={
        <nav className="check-links" aria-label={say(texts.desk)}>
          {links.map(({ to, text, count, search }) => (
            <AddressLink key={to} to={to} {...(search === undefined ? {} : { search })}>
              {say(text)}
              {count !== undefined && <span className="check-count figures"> {count}</span>}
            </AddressLink>
          ))}
        </nav>
      }
    >
      <DataTable<OwedFor>
        list="deadlines"
        caption={say(texts.deadlines)}
        path="/supervision"
        columns={columns}
        rows={owed}
        keyOf={({ stream, kind, by, what }) => `${stream} ${kind} ${by.join()} ${what.zh}`}
        nameOf={({ what }) => say(what)}
        toneOf={({ due }) => (due !== undefined && due < now ? "late" : undefined)}
        none={say(texts.noDeadlines)}
      />
    </Panel>
  );
}

/** What others owe of everything in sight, as it changes. */
function useOthersOwed(): readonly OwedFor[] {
  const { book, session } = useClient();
  const now = useMinute();
  const owing = useOwing();
  return useMemo(() => {
    const giver = giverOf(session);
    return owedByOthers(book, owing, { tags: tagsOf(giver), officer: giver.officer }, now);
  }, [book, session, owing, now]);
}

/** Who owes something, in words: parts by their names, crews by their callsigns. */
function useOwers(): (by: readonly string[]) => string {
  const say = useSay();
  const names = useFactNames();
  const officer = useOfficerNames();
  return useMemo(
    () => (by) =>
      by
        .map((tag) => {
          const at = tag.indexOf(":");
          const [kind, id] = at < 0 ? [tag, ""] : [tag.slice(0, at), tag.slice(at + 1)];
          if (kind === "person") return officer(id);
          if (kind === "unit") return id;
          if (kind === "station" || kind === "department" || kind === "part") return say(names.part(id));
          return kind === "hall" ? say(texts.hall) : say(names.role({ role: kind }));
        })
        .join(" · "),
    [say, names, officer],
  );
}

function useColumns(now: Instant): readonly DataColumn<OwedFor>[] {
  const say = useSay();
  const times = useTimeWords();
  const shownAt = useShownAt();
  const owers = useOwers();
  return useMemo(() => {
    const isLate = ({ due }: OwedFor) => due !== undefined && due < now;
    return [
      {
        key: "due",
        head: say(texts.due),
        figures: true,
        text: ({ due }) => (due === undefined ? say(texts.noTime) : times.dayAndTime(due)),
        sortedBy: ({ due }) => due ?? "9",
        written: ({ due }) => due ?? "",
        cell: (row) =>
          row.due === undefined ? (
            <span className="quiet">{say(texts.noTime)}</span>
          ) : (
            <span {...(isLate(row) ? { className: "check-late" } : {})}>{times.dayAndTime(row.due)}</span>
          ),
      },
      {
        key: "state",
        head: say(texts.state),
        isChoice: true,
        text: (row) => say(isLate(row) ? texts.late : texts.onTime),
      },
      { key: "kind", head: say(texts.step), isChoice: true, text: ({ kind }) => say(owedKindNames[kind]) },
      { key: "by", head: say(texts.by), isChoice: true, text: ({ by }) => owers(by) },
      {
        key: "what",
        head: say(texts.what),
        names: true,
        text: ({ what }) => say(what),
        cell: ({ stream, what }) => {
          const at = shownAt(stream);
          return at === undefined ? (
            say(what)
          ) : (
            <AddressLink to={at.to} {...(at.search === undefined ? {} : { search: at.search })}>
              {say(what)}
            </AddressLink>
          );
        },
      },
    ];
  }, [say, times, shownAt, owers, now]);
}
