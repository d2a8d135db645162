import { certificateName } from "../../ground/certificate.ts";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { z } from "zod";
import { giverOf } from "../../access/own-session.ts";
import type { Person } from "../../access/person.ts";
import { personView } from "../../access/person-view.ts";
import { roleNames } from "../../access/role-names.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { type Calendar, noCalendar } from "../../district/calendar.ts";
import { calendarStream } from "../../district/facts.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { instantOf } from "../../ground/instant.ts";
import { listed, phrase, type Sentence } from "../../ground/sentence.ts";
import { type Address, searchWord, useSearchOf } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { useMinuteOf } from "../../ground/web/clock.ts";
import { TextField } from "../../ground/web/field.tsx";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { type Party, partyName } from "../party-facts.ts";
import { noServices, type Service, type Services } from "../service.ts";
import { serviceReturnNames, servicesStream } from "../service-facts.ts";
import { menuTexts as texts } from "./menu-texts.ts";
import { type Answering, answeringNow, onDutyFor, serviceNow, type ServiceNow, whyNotAsk } from "./service-now.ts";
import { hoursWords, minutesWords, partiesWords, sourceWords } from "./service-words.ts";
import "./services.css";

const address: Address<{ readonly find?: string | undefined }> = {
  path: "/services",
  search: z.object({ find: searchWord }),
};

/** The whole menu to read and to ask from: what can be asked of whom, who answers now, and what is promised. */
export function ServicesPage(): ReactNode {
  const say = useSay();
  const { services } = useStream<Services>(servicesStream) ?? noServices;
  const calendar = useStream<Calendar>(calendarStream) ?? noCalendar;
  const { zone } = useDistrict();
  const minute = useMinuteOf(true);
  const { find: said = "" } = useSearchOf(address);
  const [find, setFind] = useState(said);
  // A link that names an item is followed while the page is there, too.
  useEffect(() => setFind(said), [said]);
  const field = useRef<HTMLInputElement>(null);
  useHotkey("/", texts.find, () => field.current?.focus());
  const all = useMemo(
    () => Object.values(services).toSorted((one, other) => one.name.zh.localeCompare(other.name.zh, "zh")),
    [services],
  );
  const words = find.trim().toLowerCase();
  const shown = all.filter(({ service, name, about }) =>
    [service, name.zh, name.en, about?.zh, about?.en].join(" ").toLowerCase().includes(words),
  );
  const at = instantOf(minute);
  return (
    <Panel
      title={say(texts.title)}
      className="panel-grow"
      count={<span role="status">{say(texts.found, { count: shown.length })}</span>}
      state={all.length === 0 ? "empty" : "ready"}
      empty={texts.none}
      before={
        all.length > 0 && (
          <div className="services-find">
            <TextField label={say(texts.find)} labelUnseen clears inputRef={field} value={find} onChange={setFind} />
          </div>
        )
      }
      body
      scrolls
    >
      {shown.length === 0 && <p className="nothing">{say(texts.noneFound)}</p>}
      <ul className="services">
        {shown.map((service) => (
          <li key={service.service}>
            <Item
              service={service}
              now={serviceNow(service, at, zone, calendar)}
              answering={answeringNow(service, at, zone, calendar)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface ItemProps {
  readonly service: Service;
  readonly now: ServiceNow;
  readonly answering: Answering | undefined;
}

function Item({ service, now, answering }: ItemProps): ReactNode {
  const say = useSay();
  const names = useFactNames();
  const id = useId();
  const { name, about, gives, askers, returns, referral } = service;
  return (
    <article className="service" aria-labelledby={id}>
      <header>
        <h3 id={id}>{say(name)}</h3>
        {referral && <span className="service-mark">{say(texts.referred)}</span>}
        <Ask service={service} answering={answering} />
      </header>
      <p className="service-state" data-state={now.state}>
        <State service={service} now={now} />
      </p>
      {about !== undefined && <p>{say(about)}</p>}
      <dl>
        <dt>{say(texts.answersNow)}</dt>
        <dd>{say(answeringWords(answering, (party) => partyName(party, names)))}</dd>
        {answering !== undefined && (
          <>
            <dt>{say(texts.onDuty)}</dt>
            <dd>
              <OnDuty party={answering.to} />
            </dd>
          </>
        )}
        <dt>{say(texts.answeredBy)}</dt>
        <dd>
          {say(partiesWords(service.answeredBy, names))} <span className="quiet">{say(hoursWords(service.hours))}</span>
        </dd>
        <dt>{say(texts.sign)}</dt>
        <dd>{say(minutesWords(service.sign))}</dd>
        <dt>{say(texts.answer)}</dt>
        <dd>
          {say(minutesWords(service.answer))} <span className="quiet">{say(sourceWords(service))}</span>
        </dd>
        {gives.length > 0 && (
          <>
            <dt>{say(texts.gives)}</dt>
            <dd>{say(listed(gives.map(({ label }) => label)))}</dd>
          </>
        )}
        {returns.length > 0 && (
          <>
            <dt>{say(texts.returns)}</dt>
            <dd>{say(listed(returns.map((one) => serviceReturnNames[one])))}</dd>
          </>
        )}
        {service.certificates !== undefined && (
          <>
            <dt>{say(texts.certificates)}</dt>
            <dd>{say(listed(service.certificates.map(certificateName)))}</dd>
          </>
        )}
        {askers.length > 0 && (
          <>
            <dt>{say(texts.askers)}</dt>
            <dd>{say(listed(askers.map((role) => roleNames[role])))}</dd>
          </>
        )}
      </dl>
    </article>
  );
}

function answeringWords(answering: Answering | undefined, nameOf: (party: Party) => Sentence): Sentence {
  if (answering === undefined) return texts.nobodyNow;
  const { to, along, insteadOf } = answering;
  const lead =
    insteadOf === undefined ? nameOf(to) : phrase(texts.covers, { party: nameOf(to), instead: nameOf(insteadOf) });
  return along.length === 0 ? lead : phrase(texts.leads, { lead, others: listed(along.map(nameOf)) });
}

/** Open or not, and until when. */
function State({ service, now }: { readonly service: Service; readonly now: ServiceNow }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  switch (now.state) {
    case "always":
      return say(texts.openAlways);
    case "notYet":
      return say(texts.startsOn, { day: service.from ?? "" });
    case "over":
      return say(texts.endedOn, { day: service.until ?? "" });
    case "open":
      return now.until === undefined
        ? say(texts.openHours)
        : say(texts.openUntil, { time: times.dayAndTime(now.until) });
    case "covered":
      return now.until === undefined
        ? say(texts.covered)
        : say(texts.coveredUntil, { time: times.dayAndTime(now.until) });
    case "closed":
      return now.until === undefined
        ? say(texts.closed)
        : say(texts.closedUntil, { time: times.dayAndTime(now.until) });
  }
}

/** The way to ask for it; where one cannot, why. Nothing for those who ask for nothing, and where it is closed. */
function Ask({ service, answering }: Pick<ItemProps, "service" | "answering">): ReactNode {
  const say = useSay();
  const client = useClient();
  if (answering === undefined || !mayGive(client, "AskForService")) return null;
  const why = whyNotAsk(service, answering, giverOf(client.session));
  if (why !== undefined) return <span className="quiet service-ask">{say(texts[why])}</span>;
  return (
    <AddressLink
      className="button service-ask"
      to="/tasks"
      search={{ ask: service.service }}
      label={say(texts.askNamed, { name: say(service.name) })}
    >
      {say(texts.ask)}
    </AddressLink>
  );
}

/** Who is on post for a party, as far as its people are in sight. */
function OnDuty({ party }: { readonly party: Party }): ReactNode {
  const say = useSay();
  const client = useClient();
  const nameOf = useOfficerNames();
  const people = useStreams<Person>("person");
  const part = party.kind === "department" || party.kind === "station" ? party.id : undefined;
  const there = useMemo(
    () =>
      onDutyFor(
        party,
        people.map(({ state }) => state),
      ),
    [party, people],
  );
  if (!seesKind(client, personView, part === undefined ? {} : { part })) {
    return <span className="quiet">{say(texts.notInSight)}</span>;
  }
  if (there.length === 0) return <span className="service-nobody">{say(texts.nobodyOnDuty)}</span>;
  return there.map(({ id }) => nameOf(id)).join(" · ");
}
