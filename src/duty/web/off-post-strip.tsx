import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { District } from "../../district/district.ts";
import { instantOf } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { type Say, useSay } from "../../ground/web/language.ts";
import { useStore } from "../../ground/web/store.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { moment } from "../../access/web/door-sentence.ts";
import { useOwnPerson } from "../../access/web/own-person.ts";
import { usePosts } from "./use-posts.ts";
import { postTexts } from "./post-texts.ts";
import { powerWords } from "../../access/web/power-words.ts";
import { type SignOnChoice, signOnBody, signOnChoices } from "./sign-on-choices.ts";

/** Said calmly to whoever is off post: which shift is due, and the one button that takes it up. */
export function OffPostStrip(): ReactNode {
  const say = useSay();
  if (useOwnPerson() === undefined) return null;
  return (
    <section className="notice off-post" aria-label={say(postTexts.offPost)}>
      <strong>{say(postTexts.offPost)}</strong>
      <SignOnControl />
      <KeptWords />
    </section>
  );
}

/** Says that what was typed before is kept, and when it comes back. */
function KeptWords(): ReactNode {
  const say = useSay();
  const { drafts } = useClient();
  const count = useStore(drafts.names)?.length ?? 0;
  return count === 0 ? null : <span role="status">{say(postTexts.wordsKept)}</span>;
}

/** The shift that is due, what one can sign on as, and the button. */
export function SignOnControl(): ReactNode {
  const say = useSay();
  // Which shift is due changes with the minute, not with the second.
  const now = Math.floor(useNow() / 60_000) * 60_000;
  const district = useDistrict();
  const posts = usePosts();
  const person = useOwnPerson();
  const [picked, setPicked] = useState<string | undefined>(undefined);
  if (person === undefined) return null;
  const zone = district.zone;
  const { due, next, choices } = signOnChoices(person, posts, instantOf(now), zone);
  const chosen = choices.find((choice) => keyOf(choice) === picked) ?? choices[0];
  const time = (instant: string) => moment(instant, now, zone);
  const nextName = next === undefined ? undefined : (posts.posts[next.post]?.name ?? same(next.post));
  return (
    <>
      <span className="figures">
        {due !== undefined
          ? say(postTexts.due, { post: say(due.post.name), from: time(due.shift.from), to: time(due.shift.to) })
          : next !== undefined && nextName !== undefined
            ? say(postTexts.dueNext, { post: say(nextName), from: time(next.from) })
            : say(postTexts.noneDue)}
      </span>
      {chosen === undefined ? (
        <span>{say(postTexts.nothingToSignOnTo)}</span>
      ) : (
        <>
          <PickOne
            label={say(postTexts.signOnAs)}
            value={keyOf(chosen)}
            options={choices.map((choice) => ({ value: keyOf(choice), text: textOf(choice, district, say) }))}
            onChange={setPicked}
          />
          <OrderButton order="SignOn" kind="primary" body={signOnBody(chosen)}>
            {say(postTexts.signOn)}
          </OrderButton>
        </>
      )}
    </>
  );
}

function same(text: string) {
  return { zh: text, en: text };
}

function keyOf(choice: SignOnChoice): string {
  if (choice.kind === "post") return `post ${choice.post.post}`;
  const { role, station, unit, department } = choice.power;
  return `power ${role} ${station ?? unit ?? department ?? ""}`;
}

function textOf(choice: SignOnChoice, district: District, say: Say): string {
  return choice.kind === "post" ? say(choice.post.name) : say(powerWords(choice.power, district));
}
