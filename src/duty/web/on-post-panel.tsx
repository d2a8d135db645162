import { type ReactNode, useMemo } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { phrase, type Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useStream, useStreams } from "../../journal/web/client.ts";
import { postsStream } from "../facts.ts";
import type { Person } from "../../access/person.ts";
import { noPosts, type Posts } from "../posts.ts";
import { roleNames } from "../../access/role-names.ts";
import { standingWarningNames } from "./code-names.ts";
import { onPostGroups } from "./on-post-groups.ts";
import { partTexts } from "../../access/web/people-part-texts.ts";
import { peopleTexts as texts } from "../../access/web/people-texts.ts";
import { partName, powerPlace } from "../../access/web/power-words.ts";
import { ActButton } from "../../access/web/act-button.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";

/** Who stands where now, since when, and what speaks against it. */
export function OnPostPanel(): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const { posts } = useStream<Posts>(postsStream) ?? noPosts;
  const people = useStreams<Person>("person");
  const groups = useMemo(
    () =>
      onPostGroups(
        people.map(({ state }) => state),
        posts,
      ),
    [people, posts],
  );
  return (
    <Panel
      title={say(partTexts.onPost)}
      className="panel-grow people-wide"
      state={groups.posts.length === 0 && groups.others.length === 0 ? "empty" : "ready"}
      empty={texts.noPosts}
      body="people-posts"
      scrolls
    >
      {groups.posts.map(({ post, people: there, missing }) => (
        <Group
          key={post.post}
          name={post.name}
          about={say(partName(district, post.part))}
          people={there}
          missing={missing}
        />
      ))}
      {groups.others.map(({ role, people: there }) => (
        <Group
          key={role}
          name={phrase(texts.withoutPost, { role: roleNames[role] })}
          about=""
          people={there}
          missing={0}
        />
      ))}
    </Panel>
  );
}

interface GroupProps {
  readonly name: Sentence;
  readonly about: string;
  readonly people: readonly Person[];
  readonly missing: number;
}

function Group({ name, about, people, missing }: GroupProps): ReactNode {
  const say = useSay();
  return (
    <section className="people-post" aria-label={say(name)}>
      <header>
        <h3>{say(name)}</h3>
        <span className="quiet cut">{about}</span>
        {missing > 0 && (
          <span className="people-mark" data-tone="alarm">
            {say(texts.missing, { count: missing })}
          </span>
        )}
      </header>
      {people.length === 0 && <p className="quiet">{say(texts.empty)}</p>}
      <ul className="people-lines">
        {people.map((person) => (
          <Standing key={person.id} person={person} />
        ))}
      </ul>
    </section>
  );
}

function Standing({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const { onPost, id } = person;
  if (onPost === undefined) return null;
  const place = powerPlace(onPost.power, district);
  return (
    <li>
      <span>
        {nameOf(id)} <span className="quiet figures">{id}</span>
      </span>
      {place !== undefined && <span className="quiet">{say(place)}</span>}
      <span className="quiet figures">{say(texts.sinceTime, { time: dayAndTime(onPost.since, district.zone) })}</span>
      <ActButton
        order="SignOffPerson"
        body={{ person: id }}
        reason="needed"
        silent
        label={say(texts.signOffNamed, { name: nameOf(id) })}
      >
        {say(texts.signOff)}
      </ActButton>
      {onPost.handedOver === true && <span className="people-mark">{say(texts.handedOver)}</span>}
      {onPost.warnings.map((warning) => (
        <span key={warning} className="people-mark" data-tone="amber">
          {say(standingWarningNames[warning] ?? { zh: warning, en: warning })}
        </span>
      ))}
    </li>
  );
}
