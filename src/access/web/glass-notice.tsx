import { Button } from "../../ground/web/button.tsx";
import { Popover } from "../../ground/web/popover.tsx";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { tellOutside } from "../../ground/web/outside-notice.ts";
import { soundAlert } from "../../ground/web/sound.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Person } from "../person.ts";
import { moment } from "./door-sentence.ts";
import { type GlassSeen, glassSeen } from "./glass-seen.ts";
import { useOfficerNames } from "./officer-names.ts";
import { glassTexts } from "./glass-texts.ts";
import { powerWords } from "./power-words.ts";
import "./glass.css";

/** More lines than this push the work off the screen; the rest opens on demand. */
const shownAtOnce = 2;

/**
 * Tells everybody who sees the staff that somebody has broken the glass, with an alarm when it happens. People who
 * review it see it until it is reviewed.
 */
export function GlassNotice(): ReactNode {
  const say = useSay();
  const client = useClient();
  const now = Math.floor(useNow() / 60_000) * 60_000;
  const streams = useStreams<Person>("person");
  const [all, setAll] = useState(false);
  const { officer } = client.session;
  const reviews = mayGive(client, "ReviewGlass");

  useEffect(
    () =>
      client.live.onFact((fact) => {
        if (fact.type !== "GlassBroken" || fact.by.officer === officer) return;
        soundAlert("glass");
        tellOutside("glass", { id: fact.order });
      }),
    [client.live, officer],
  );

  const seen = useMemo(
    () =>
      glassSeen(
        streams.map(({ state }) => state),
        officer,
        instantOf(now),
      ).filter(({ open }) => open || reviews),
    [streams, officer, now, reviews],
  );
  if (seen.length === 0) return null;
  const shown = all ? seen : seen.slice(0, shownAtOnce);
  return (
    <section aria-label={say(glassTexts.glassNotices)}>
      {shown.map((one) => (
        <GlassLine key={one.glass.broken} seen={one} reviews={reviews} now={now} />
      ))}
      {seen.length > shownAtOnce && (
        <div className="notice">
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? say(glassTexts.glassFewer) : say(glassTexts.glassMore, { count: seen.length - shownAtOnce })}
          </Button>
        </div>
      )}
    </section>
  );
}

function GlassLine({ seen, reviews, now }: { seen: GlassSeen; reviews: boolean; now: number }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const { person, glass, open } = seen;
  const zone = district.zone;
  return (
    <div className="notice" data-tone={open ? "alarm" : "amber"} role={open ? "alert" : "status"}>
      <span className="figures">
        {say(open ? glassTexts.glassOfOther : glassTexts.glassToReview, {
          who: nameOf(person),
          power: say(powerWords(glass.power, district)),
          until: moment(glass.until, now, zone),
          at: moment(glass.at, now, zone),
          reason: glass.reason,
        })}
      </span>
      {reviews && <ReviewButton person={person} broken={glass.broken} />}
    </div>
  );
}

function ReviewButton({ person, broken }: { person: string; broken: string }): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={`${say(glassTexts.review)} ${nameOf(person)}`} onClick={() => setOpen(!open)}>
        {say(glassTexts.review)}
      </Button>
      <Popover open={open} edge="start" onClose={() => setOpen(false)}>
        <ReviewForm person={person} broken={broken} onClose={() => setOpen(false)} />
      </Popover>
    </>
  );
}

interface ReviewFormProps {
  readonly person: string;
  readonly broken: string;
  readonly onClose: () => void;
}

function ReviewForm({ person, broken, onClose }: ReviewFormProps): ReactNode {
  const say = useSay();
  const [found, setFound] = useState<"justified" | "notJustified" | undefined>(undefined);
  const [words, setWords] = useState("");

  return (
    <OrderForm
      className="glass-form"
      label={say(glassTexts.review)}
      order="ReviewGlass"
      body={found === undefined || words.trim() === "" ? null : { person, broken, found, words: words.trim() }}
      leave={glassTexts.cancel}
      onClose={onClose}
    >
      <Choice
        label={say(glassTexts.found)}
        value={found}
        options={[
          { value: "justified", text: say(glassTexts.justified) },
          { value: "notJustified", text: say(glassTexts.notJustified) },
        ]}
        onChange={setFound}
      />
      <TextField
        label={say(glassTexts.words)}
        name="words"
        required
        most={500}
        focused
        value={words}
        onChange={setWords}
      />
    </OrderForm>
  );
}
