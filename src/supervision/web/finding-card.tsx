import { FactList } from "../../access/web/fact-list.tsx";
import type { ReactNode } from "react";
import { giverOf } from "../../access/own-session.ts";
import { Officer } from "../../access/web/officer.tsx";
import { useMinute } from "../../access/web/use-minute.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { type Fact, streamKey, streamKind } from "../../ground/fact.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { ProveFact } from "../../journal/web/prove-fact.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { useShownAt } from "../../journal/web/shown.tsx";
import { panelOf } from "../../journal/web/use-read.ts";
import { basisWords } from "../../statute/limit-words.ts";
import { severityNames } from "../check-facts.ts";
import { ruleOf } from "../check-rules.ts";
import { againstName, findingStream } from "../finding-facts.ts";
import { type Finding, findingDue, findingStage, findingStageNames } from "../finding.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { findingActs, type FindingAct } from "./finding-acts.ts";
import { AnswerFindingForm, DecidingForm, LinkTaskForm, SayFindingForm, VerifyForm } from "./finding-act-forms.tsx";

interface FindingRead {
  readonly state: Finding;
  readonly timeline: readonly Fact[];
}

/** One finding: what was found and what proves it, what the other side says, and what can be done now. */
export function FindingCard({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const live = useStream<Finding>(findingStream(id));
  const read = useAnswer<FindingRead>(`/supervision/findings/${encodeURIComponent(id)}`, {}, live);
  const finding = live ?? read.content?.state;
  const isGone = read.refused?.status === 404;
  return (
    <section className="check-card" aria-label={say(texts.finding, { number: id.slice(-6) })}>
      <header className="check-card-head">
        <h3>
          {finding?.title ?? say(texts.finding, { number: id.slice(-6) })}{" "}
          <span className="quiet figures">{id.slice(-6)}</span>
        </h3>
        <Button look="text" onClick={onClose}>
          {say(texts.close)}
        </Button>
      </header>
      {finding === undefined ? (
        <PanelSays {...panelOf(read)} {...(isGone ? { state: "empty", empty: texts.missing } : {})} />
      ) : (
        <Known finding={finding} timeline={read.content?.timeline ?? []} />
      )}
    </section>
  );
}

function Known({ finding, timeline }: FindingProps & { readonly timeline: readonly Fact[] }): ReactNode {
  const say = useSay();
  const client = useClient();
  const now = useMinute();
  const { now: form, open, close } = useOpened<FindingAct>();
  const { acts, why } = findingActs(finding, giverOf(client.session), now);
  const offered = acts.filter(({ order }) => mayGive(client, order));
  return (
    <>
      <Facts finding={finding} />
      {(offered.length > 0 || why !== undefined) && (
        <div className="check-buttons">
          {offered.map(({ act }, place) => (
            <Button key={act} look={place === 0 ? "primary" : "plain"} onClick={() => open(act)}>
              {say(texts[act])}
            </Button>
          ))}
          {why !== undefined && <span className="quiet">{say(texts[why])}</span>}
        </div>
      )}
      {form !== null && <FormOf act={form} finding={finding} onClose={close} />}
      <Words finding={finding} />
      <FactList facts={timeline} />
    </>
  );
}

interface FindingProps {
  readonly finding: Finding;
}

function FormOf({ act, finding, onClose }: FindingProps & { act: FindingAct; onClose: () => void }): ReactNode {
  switch (act) {
    case "answer":
      return <AnswerFindingForm finding={finding} onClose={onClose} />;
    case "decide":
    case "decideAppeal":
      return <DecidingForm act={act} finding={finding} onClose={onClose} />;
    case "appeal":
    case "mend":
      return <SayFindingForm act={act} finding={finding} onClose={onClose} />;
    case "linkTask":
      return <LinkTaskForm finding={finding} onClose={onClose} />;
    case "verify":
      return <VerifyForm finding={finding} onClose={onClose} />;
  }
}

function Facts({ finding }: FindingProps): ReactNode {
  const say = useSay();
  const names = useFactNames();
  const times = useTimeWords();
  const shownAt = useShownAt();
  const now = useMinute();
  const { rule, against, severity, evidence, opened, decided, appealDecided, tasks } = finding;
  const known = ruleOf(rule);
  const due = findingDue(finding);
  return (
    <dl className="check-facts">
      <dt>{say(texts.stage)}</dt>
      <dd>
        <strong>{say(findingStageNames[findingStage(finding)])}</strong> · {say(severityNames[severity])}
      </dd>
      <dt>{say(texts.against)}</dt>
      <dd>{say(againstName(against, names))}</dd>
      <dt>{say(texts.rule)}</dt>
      <dd>
        {say(known?.name ?? { zh: rule, en: rule })}{" "}
        {known !== undefined && <span className="quiet">{say(basisWords(known.basis))}</span>}
      </dd>
      {due !== undefined && (
        <>
          <dt>{say(texts.due)}</dt>
          <dd {...(due.at < now ? { className: "check-late" } : {})}>{times.dayAndTime(due.at)}</dd>
        </>
      )}
      <dt>{say(texts.openedAt)}</dt>
      <dd>
        {times.dayAndTime(opened.at)}{" "}
        <span className="quiet">
          <Officer badge={opened.by} />
        </span>
      </dd>
      <dt>{say(texts.evidence)}</dt>
      <dd>
        {evidence.map(({ stream, writer, n }) => {
          const at = shownAt(stream);
          const what = `${say(texts.evidenceAt, { kind: say(evidenceKind(stream)), number: streamKey(stream).slice(-6) })} #${n}`;
          return (
            <span key={`${writer} ${n}`}>
              {at === undefined ? (
                what
              ) : (
                <AddressLink to={at.to} {...(at.search === undefined ? {} : { search: at.search })}>
                  {what}
                </AddressLink>
              )}{" "}
              <ProveFact n={n} short />{" "}
            </span>
          );
        })}
      </dd>
      {[decided, appealDecided].map(
        (one) =>
          one !== undefined && (
            <div key={one.at} style={{ display: "contents" }}>
              <dt>{say(one === decided ? texts.decision : texts.decideAppeal)}</dt>
              <dd>
                {say(one.upheld ? texts.uphold : texts.drop)} · {one.reason}{" "}
                <span className="quiet">
                  <Officer badge={one.by} /> · {times.dayAndTime(one.at)}
                </span>
              </dd>
            </div>
          ),
      )}
      {tasks.length > 0 && (
        <>
          <dt>{say(texts.tasks)}</dt>
          <dd>
            {tasks.map((task) => (
              <AddressLink key={task} to="/tasks" search={{ task }}>
                {say(texts.task, { number: task.slice(-6) })}
              </AddressLink>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function evidenceKind(stream: string) {
  const kind = streamKind(stream);
  return kind === "incident" ? texts.incident : kind === "force" ? texts.force : texts.other;
}

function Words({ finding }: FindingProps): ReactNode {
  const say = useSay();
  const opening = useOpening(findingStream(finding.id));
  const said = [
    { name: texts.words, words: finding.words },
    { name: texts.answered, words: finding.answered?.words },
    { name: texts.appealed, words: finding.appealed?.words },
    { name: texts.mendedHow, words: finding.mended?.words },
  ].flatMap(({ name, words }) => (words === undefined ? [] : [{ name, words }]));
  return (
    <>
      {finding.answered !== undefined && (
        <p>
          <strong>{say(texts.answered)}</strong> {say(finding.answered.accepts ? texts.accept : texts.contest)}
        </p>
      )}
      {said.map(({ name, words }) => (
        <p key={name.en}>
          <strong>{say(name)}</strong> <SealedText opening={opening} sealed={words} />
        </p>
      ))}
      {said.length > 0 && <OpeningControl opening={opening} label={say(texts.words)} />}
    </>
  );
}
